package dev.relight.incident;

import dev.relight.finding.Judgement;
import dev.relight.lexicon.ConditionKind;
import dev.relight.plan.Command;
import dev.relight.plan.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Restored is what the runbook's own checks call restored.
final class Verifying {
    private Verifying() {}

    static List<Event> next(Incident.Open open, Stage.Verifying stage, Instant at) {
        if (isDown(open, at))
            return List.of(new Event.VerifyFailed(at, "down: " + open.health().detail()));
        if (at.isBefore(stage.since()) || open.desk().pending() != null) return List.of();
        var wanted =
                Procedures.verification(open.opening().plan()).stream()
                        .filter(command -> !isPassed(open, stage, command))
                        .toList();
        var looks = new Looks(open, Purpose.VERIFY, wanted, stage.since());
        var more = looks.next(at);
        if (!more.isEmpty()) return more;
        return looks.areDone() ? judge(open, stage, at) : List.of();
    }

    /// Not a single "no": the service may stumble once while it comes up.
    static boolean isDown(Incident.Open open, Instant at) {
        var health = open.health();
        return health.state() == Health.State.DOWN
                && !health.since().plus(open.patience().steady()).isAfter(at);
    }

    private static List<Event> judge(Incident.Open open, Stage.Verifying stage, Instant at) {
        var passed = new ArrayList<Integer>();
        var failed = new ArrayList<String>();
        var undecided = new ArrayList<LineEnd>();
        for (var command : open.opening().plan().commands()) {
            if (!Procedures.isVerification(command)) continue;
            var seen = open.known().ends().get(command.line());
            if (seen == null || seen.at().isBefore(stage.first())) continue;
            var check = seen.end().check();
            if (seen.end().lacksTool() || check.isUndecided() || isOptional(open, command, check))
                undecided.add(seen.end());
            else if (check.isTrue()) passed.add(command.line());
            else failed.add("line %d: %s".formatted(command.line(), check.because()));
        }
        if (!failed.isEmpty()) return failed(open, stage, at, String.join("; ", failed));
        boolean up = open.health().state() == Health.State.UP;
        if (passed.isEmpty() && !up)
            return List.of(new Event.Asked(at, Approvals.health(open, at)));
        var events = new ArrayList<Event>(leftToAPerson(open, undecided, at));
        var because =
                passed.isEmpty()
                        ? "no check of the runbook could decide; up: " + open.health().detail()
                        : "passed: lines " + list(passed);
        events.add(soak(open, at, because));
        return events;
    }

    /// "If available": that it is not there is no failure.
    private static boolean isOptional(Incident.Open open, Command command, Judgement check) {
        if (!check.isFalse()) return false;
        return open.opening().plan().conditions().stream()
                .filter(condition -> command.conditionLines().contains(condition.line()))
                .filter(condition -> condition.kind() == ConditionKind.AVAILABILITY)
                .anyMatch(condition -> !isThere(open, condition));
    }

    private static boolean isThere(Incident.Open open, Condition condition) {
        var predicate = condition.predicate();
        return predicate != null && predicate.judge(Evidence.of(open)).isTrue();
    }

    static Event soak(Incident.Open open, Instant at, String because) {
        return new Event.SoakBegan(at, at.plus(open.patience().soak()), because);
    }

    private static List<Event> failed(
            Incident.Open open, Stage.Verifying stage, Instant at, String because) {
        var patience = open.patience();
        var next = at.plus(patience.glance());
        boolean again = next.isBefore(stage.first().plus(patience.settle()));
        return again
                ? List.of(new Event.VerifyRepeated(at, next, because))
                : List.of(new Event.VerifyFailed(at, because));
    }

    private static List<Event> leftToAPerson(
            Incident.Open open, List<LineEnd> undecided, Instant at) {
        var events = new ArrayList<Event>();
        for (var end : undecided) {
            if (open.desk().hasErrand(end.line())) continue;
            var text = open.opening().plan().command(end.line()).map(Command::joined).orElse("");
            var because = end.lacksTool() ? "its tool is missing here" : end.check().because();
            events.add(new Event.ErrandLeft(at, new Errand(end.line(), text, because, null)));
        }
        return events;
    }

    private static boolean isPassed(Incident.Open open, Stage.Verifying stage, Command command) {
        var seen = open.known().ends().get(command.line());
        return seen != null
                && !seen.at().isBefore(stage.first())
                && (!seen.end().check().isFalse() || seen.end().lacksTool());
    }

    private static String list(List<Integer> lines) {
        return String.join(", ", lines.stream().map(String::valueOf).toList());
    }
}
