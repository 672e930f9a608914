package dev.relight.room.sheet;

import dev.relight.incident.Due;
import dev.relight.incident.Incident;
import dev.relight.incident.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The times that matter now: since when, and what comes next.
///
/// @param ahead the soonest first
/// @param ranOut nobody has it any more who had it
public record ClockFace(Instant since, String sinceWord, List<Ahead> ahead, boolean ranOut) {
    public ClockFace {
        ahead = List.copyOf(ahead);
    }

    /// Who comes after these is no matter for now.
    private static final int DUE_MAX = 2;

    /// Something that will happen.
    ///
    /// @param line of the runbook that says so; 0 if none does
    public record Ahead(String what, Instant at, int line) {}

    public static ClockFace of(Incident.Open open) {
        var ahead = new ArrayList<Ahead>();
        var question = open.desk().pending();
        if (question != null) ahead.add(new Ahead("the question expires", question.expires(), 0));
        switch (open.stage()) {
            case Stage.Soaking(_, var until) ->
                    ahead.add(new Ahead("counts as resolved if it stays up", until, 0));
            case Stage.Watching(_, var until) -> ahead.add(new Ahead("the watch ends", until, 0));
            case Stage.Assessing _, Stage.Climbing _, Stage.Verifying _, Stage.HandedOver _ ->
                    Due.of(open).stream()
                            .sorted(Comparator.comparing(Due::at))
                            .limit(DUE_MAX)
                            .forEach(due ->
                                    ahead.add(
                                            new Ahead(
                                                    "escalates: " + plain(due.text()),
                                                    due.at(),
                                                    due.line())));
        }
        if (!(open.stage() instanceof Stage.Watching))
            ahead.add(
                    new Ahead(
                            "next status update",
                            open.clock().told().plus(open.opening().policy().patience().update()),
                            0));
        ahead.sort(Comparator.comparing(Ahead::at));
        return new ClockFace(open.since(), word(open), ahead, !open.clock().lapsed().isEmpty());
    }

    /// Without the dress of Markdown.
    private static String plain(String text) {
        return text.replaceAll("[*_`]{1,3}(?=\\S)|(?<=\\S)[*_`]{1,3}(?=\\W|$)", "");
    }

    private static String word(Incident.Open open) {
        return switch (open.stage()) {
            case Stage.Soaking _, Stage.Watching _ -> "opened";
            case Stage.Assessing _, Stage.Climbing _, Stage.Verifying _, Stage.HandedOver _ ->
                    "down since";
        };
    }
}
