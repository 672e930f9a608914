package dev.relight.incident;

import dev.relight.finding.Outcome;
import dev.relight.lexicon.ConditionKind;
import dev.relight.plan.Command;
import dev.relight.plan.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Whether the author's conditions let a unit be done now.
final class Gates {
    private Gates() {}

    /// @param against conditions that do not hold, with the reason; then it is not done
    /// @param doubts conditions nobody can decide; then a person is asked
    /// @param held conditions that hold, with the reason
    record Passage(List<String> against, List<String> doubts, List<String> held) {}

    static Passage passage(Incident.Open open, Procedure procedure, Unit unit) {
        var against = new ArrayList<String>();
        var doubts = new ArrayList<String>();
        var held = new ArrayList<String>();
        for (var condition : conditions(open, unit)) {
            var because = new StringBuilder();
            var outcome = judge(open, procedure, condition, because);
            var said =
                    "\"%s\" (line %d): %s".formatted(condition.text(), condition.line(), because);
            switch (outcome) {
                case TRUE -> held.add(said);
                case FALSE -> against.add(said);
                case UNDECIDED -> doubts.add(said);
            }
        }
        return new Passage(against, doubts, held);
    }

    private static List<Condition> conditions(Incident.Open open, Unit unit) {
        var lines = new TreeSet<Integer>();
        for (Command command : unit.commands()) lines.addAll(command.conditionLines());
        return open.opening().plan().conditions().stream()
                .filter(condition -> lines.contains(condition.line()))
                .toList();
    }

    private static Outcome judge(
            Incident.Open open, Procedure procedure, Condition condition, StringBuilder because) {
        if (selectsChosen(open, procedure, condition)) {
            because.append("the evidence speaks for it");
            return Outcome.TRUE;
        }
        return switch (condition.kind()) {
            case FAILURE_OF -> failureOf(open, procedure, because);
            case FINDING, AVAILABILITY, DURATION -> byFacts(open, condition, because);
            case PLATFORM -> {
                because.append("the platform decides");
                yield Outcome.TRUE;
            }
            case JUDGEMENT, ESCALATION, CHOICE -> {
                because.append("only a person can tell");
                yield Outcome.UNDECIDED;
            }
        };
    }

    /// The condition by which the chosen scenario was recognised need not be proved twice.
    private static boolean selectsChosen(
            Incident.Open open, Procedure procedure, Condition condition) {
        var chosen = open.trail().chosen();
        if (chosen == null || chosen.section() != procedure.line()) return false;
        if (condition.kind() != ConditionKind.FINDING) return false;
        return open.opening().plan().symptoms().stream()
                .anyMatch(symptom ->
                        symptom.line() == condition.line()
                                && symptom.section() == procedure.line());
    }

    private static Outcome failureOf(
            Incident.Open open, Procedure procedure, StringBuilder because) {
        var failed =
                open.trail().tried().entrySet().stream()
                        .filter(entry -> entry.getValue().result() == Trail.Result.FAILED)
                        .toList();
        var here =
                failed.stream()
                        .filter(it -> it.getKey().procedure() == procedure.line())
                        .findFirst();
        if (here.isPresent()) {
            because.append("line ").append(here.get().getKey().unit()).append(" did not help");
            return Outcome.TRUE;
        }
        if (!failed.isEmpty()) {
            because.append("what was tried did not help");
            return Outcome.TRUE;
        }
        because.append("nothing before it has been tried");
        return open.trail().tried().isEmpty() ? Outcome.FALSE : Outcome.UNDECIDED;
    }

    private static Outcome byFacts(Incident.Open open, Condition condition, StringBuilder because) {
        var predicate = condition.predicate();
        if (predicate == null) {
            because.append("no fact can decide it");
            return Outcome.UNDECIDED;
        }
        var judged = predicate.judge(Evidence.of(open));
        because.append(judged.because());
        return judged.outcome();
    }
}
