package dev.relight.incident;

import dev.relight.danger.Danger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who must say yes before something runs, and what the question says.
final class Approvals {
    private Approvals() {}

    /// How many different people must agree to this rung; 0 if it runs alone.
    static int needed(Incident.Open open, Rung rung) {
        int needed = needed(open.opening().policy(), rung.parts());
        return rung.doubts().isEmpty() ? needed : Math.max(1, needed);
    }

    /// As many as what is left of it takes.
    static int needed(Incident.Open open, Grip grip) {
        int needed = needed(open.opening().policy(), grip.rest());
        return grip.rung().doubts().isEmpty() ? needed : Math.max(1, needed);
    }

    /// As many as its worst part needs.
    private static int needed(Policy policy, List<Part> parts) {
        int needed = 0;
        for (var part : parts)
            if (part instanceof Part.Commands commands)
                needed =
                        Math.max(
                                needed,
                                needed(policy, commands.danger(), Shown.lines(commands.form())));
        return needed;
    }

    /// What the team allows is asked of fewer people; above reversible one yes stays.
    private static int needed(Policy policy, Danger danger, List<String> lines) {
        int byDanger = needed(policy, danger);
        if (byDanger == 0) return 0;
        int least = danger.compareTo(Danger.REVERSIBLE) > 0 ? 1 : 0;
        return policy.guardrails()
                .allowing(lines, danger)
                .map(it -> Math.max(least, Math.min(byDanger, it.yeses())))
                .orElse(byDanger);
    }

    static int needed(Policy policy, Danger danger) {
        return switch (danger) {
            case OBSERVE -> 0;
            case REVERSIBLE -> policy.autonomy() == Autonomy.AUTO ? 0 : 1;
            case DISRUPTIVE -> policy.limits().disruptiveYeses();
            case DESTRUCTIVE, UNKNOWN -> policy.limits().destructiveYeses();
        };
    }

    static Question forRung(Incident.Open open, Grip grip, Instant at) {
        var rung = grip.rung();
        var reasons = new ArrayList<String>();
        if (!grip.anew().isEmpty()) reasons.add("asked once more: " + grip.anew());
        reasons.addAll(dangers(open, rung));
        rung.doubts().forEach(doubt -> reasons.add("only a person can tell: " + doubt));
        if (!rung.files().isEmpty())
            reasons.add("a yes holds for what stands now in " + FileCheck.said(rung.files()));
        lowered(open, grip).ifPresent(reasons::add);
        return new Question(
                id(open),
                Question.Kind.APPROVE,
                rung.title(),
                shown(grip.rest()),
                where(open),
                rung.danger(),
                reasons,
                rung.digest(),
                needed(open, grip),
                at.plus(open.patience().expiry()),
                "it is not run, and the next step is tried");
    }

    private static Optional<String> lowered(Incident.Open open, Grip grip) {
        int byDanger = 0;
        for (var part : grip.rest())
            if (part instanceof Part.Commands commands)
                byDanger = Math.max(byDanger, needed(open.opening().policy(), commands.danger()));
        int needed = needed(open.opening().policy(), grip.rest());
        if (needed >= byDanger) return Optional.empty();
        for (var part : grip.rest()) {
            if (!(part instanceof Part.Commands commands)) continue;
            var it = open.guardrails().allowing(Shown.lines(commands.form()), commands.danger());
            if (it.isPresent())
                return Optional.of("the team asks fewer people: " + it.get().rule().because());
        }
        return Optional.empty();
    }

    static Question byHand(Incident.Open open, Grip grip, Part.ByHand part, Instant at) {
        return new Question(
                id(open),
                Question.Kind.BY_HAND,
                grip.rung().title(),
                List.of(part.text()),
                where(open),
                null,
                List.of("line %d is for a person".formatted(part.line())),
                "",
                1,
                at.plus(open.patience().expiry()),
                "the rest of this step is left out, and the next step is tried");
    }

    static Question doubt(Incident.Open open, Footing.Doubting doubting, Instant at) {
        var run = doubting.run();
        return new Question(
                id(open),
                Question.Kind.DOUBT,
                doubting.grip().rung().title(),
                run.form().lines(),
                where(open),
                run.danger(),
                List.of(
                        "it was started at %s, and nobody knows what became of it; a yes runs it once more"
                                .formatted(run.since())),
                doubting.grip().rung().digest(),
                Math.max(1, needed(open.opening().policy(), run.danger())),
                at.plus(open.patience().expiry()),
                "it is not run again");
    }

    static Question health(Incident.Open open, Instant at) {
        return new Question(
                id(open),
                Question.Kind.HEALTH,
                "Is " + open.opening().service() + " well?",
                List.of("no check of the runbook and no probe can tell"),
                where(open),
                null,
                List.of("resolved only when a check passed or a person says so"),
                "",
                1,
                at.plus(open.patience().expiry()),
                "the incident is handed over");
    }

    static List<String> shown(List<Part> parts) {
        var lines = new ArrayList<String>();
        for (var part : parts)
            switch (part) {
                case Part.Commands commands ->
                        Shown.lines(commands.form())
                                .forEach(line ->
                                        lines.add(
                                                commands.rescue()
                                                        ? "(only if that fails) " + line
                                                        : line));
                case Part.Pause pause -> lines.add("(wait " + Words.of(pause.length()) + ")");
                case Part.ByHand byHand -> lines.add("(by hand: " + byHand.text() + ")");
            }
        return lines;
    }

    private static List<String> dangers(Incident.Open open, Rung rung) {
        var reasons = new ArrayList<String>();
        for (var part : rung.parts())
            if (part instanceof Part.Commands commands && !commands.rescue())
                for (int line : commands.lines())
                    open.opening()
                            .plan()
                            .command(line)
                            .filter(it -> it.danger() != Danger.OBSERVE)
                            .ifPresent(it ->
                                    reasons.add(
                                            "line %d is %s: %s"
                                                    .formatted(
                                                            line,
                                                            it.danger().word(),
                                                            String.join(", ", it.reasons()))));
        return reasons;
    }

    static String where(Incident.Open open) {
        var site = open.opening().site();
        return site.target() + ":" + site.workingDirectory();
    }

    static String id(Incident.Open open) {
        return "%s-q%d".formatted(open.opening().id(), open.desk().questions() + 1);
    }
}
