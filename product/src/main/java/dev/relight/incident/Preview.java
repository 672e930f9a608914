package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What would be run and asked if an incident opened now; nothing is run to find it out.
///
/// Facts decide which rungs are really taken: the ladder here is the whole one, in its order while
/// nothing is known.
///
/// @param evidence looks before anything is changed, in the author's order
/// @param ladder what may be tried, the least dangerous first
/// @param checks decide whether the service is restored
public record Preview(List<Look> evidence, List<Step> ladder, List<Look> checks) {
    public Preview {
        evidence = List.copyOf(evidence);
        ladder = List.copyOf(ladder);
        checks = List.copyOf(checks);
    }

    /// A command that looks.
    ///
    /// @param runs what exactly would run, values in their places; empty if nothing
    /// @param leftOut why it would not be run; empty if it would
    public record Look(int line, String runs, String leftOut) {}

    /// One rung of the ladder.
    ///
    /// @param line of its first command
    /// @param yeses people who would have to agree; 0 if it runs alone
    /// @param shown what the question would show, line by line
    /// @param conditions the author's, in his words
    /// @param leftOut why it would not be run as things stand; empty if it could
    public record Step(
            int line,
            String title,
            Danger danger,
            int yeses,
            List<String> shown,
            List<String> conditions,
            String leftOut) {
        public Step {
            shown = List.copyOf(shown);
            conditions = List.copyOf(conditions);
        }
    }

    /// Of an incident that has just opened.
    public static Preview of(Opening opening) {
        var open = Begin.open(Instant.EPOCH, opening);
        var plan = opening.plan();
        return new Preview(
                plan.commands().stream()
                        .filter(Procedures::isEvidence)
                        .map(it -> look(open, it))
                        .toList(),
                ladder(open),
                plan.commands().stream()
                        .filter(Procedures::isVerification)
                        .map(it -> look(open, it))
                        .toList());
    }

    private static Look look(Incident.Open open, Command command) {
        var choice = Choice.against(open.opening().plan(), open.opening().site(), command);
        if (choice != null) return new Look(command.line(), "", choice);
        int yeses = Approvals.needed(open.opening().policy(), command.danger());
        if (yeses > 0)
            return new Look(
                    command.line(),
                    "",
                    "is %s: only what looks is run unasked".formatted(command.danger().word()));
        if (Manner.isJoined(command) || Manner.isPause(command) || Manner.isByHand(command))
            return new Look(command.line(), "", manner(command));
        return switch (Forms.of(open, List.of(command))) {
            case Forms.Made.Ready(var form) ->
                    new Look(command.line(), String.join("; ", Shown.lines(form)), "");
            case Forms.Made.Refused(var because) -> new Look(command.line(), "", because);
        };
    }

    private static String manner(Command command) {
        if (Manner.isPause(command)) return "is a wait";
        if (Manner.isByHand(command)) return "is for a person";
        return "runs in the shell of the command before it";
    }

    private static List<Step> ladder(Incident.Open open) {
        var steps = new TreeMap<Rung.Key, Step>();
        var ordered = new ArrayList<Step>();
        for (var key : Ladder.ahead(open))
            if (steps.putIfAbsent(key, step(open, key)) == null) ordered.add(steps.get(key));
        return ordered;
    }

    private static Step step(Incident.Open open, Rung.Key key) {
        var procedure = Ladder.procedure(open, key);
        var unit = procedure.unit(key.unit());
        var conditions = conditions(open.opening().plan(), unit);
        return switch (Rungs.ungated(open, key)) {
            case Rungs.Made.Ready(var rung, _) ->
                    new Step(
                            unit.line(),
                            rung.title(),
                            rung.danger(),
                            Approvals.needed(open, rung),
                            Approvals.shown(rung.parts()),
                            conditions,
                            "");
            case Rungs.Made.LeftOut(var title, var because, _) ->
                    new Step(unit.line(), title, unit.danger(), 0, List.of(), conditions, because);
        };
    }

    private static List<String> conditions(Plan plan, Unit unit) {
        var lines =
                unit.commands().stream()
                        .flatMap(it -> it.conditionLines().stream())
                        .distinct()
                        .toList();
        return plan.conditions().stream()
                .filter(it -> lines.contains(it.line()))
                .map(it -> "%s (line %d)".formatted(it.text(), it.line()))
                .toList();
    }
}
