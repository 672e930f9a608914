package dev.relight.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A step that could be taken if only somebody said which process or container it means: a person
/// is shown all that were seen, and names one. The approval comes after, for exactly that.
final class Choosing {
    private Choosing() {}

    /// What is asked before this rung can have its form; null if that is not all it lacks.
    static @Nullable Question about(Incident.Open open, Rung.Key key, String title, Instant at) {
        var blanks = Blanks.of(open, key);
        return blanks.isEmpty() ? null : question(open, new Which(key, blanks), title, at);
    }

    private static Question question(Incident.Open open, Which which, String title, Instant at) {
        var unit = Ladder.procedure(open, which.rung()).unit(which.rung().unit());
        var shown = Rungs.formed(open, unit).stream().map(it -> Forms.text(it).strip()).toList();
        var reasons = new ArrayList<String>();
        for (var blank : which.blanks())
            reasons.add(
                    blank.options().size() == 1
                            ? "one thing was seen that %s may mean, and it does not bear the service's name"
                                    .formatted(blank.written())
                            : "%d things were seen that %s may mean, and nothing tells which"
                                    .formatted(blank.options().size(), blank.written()));
        reasons.add("nothing runs before it has been approved as it then stands");
        return new Question(
                Approvals.id(open),
                Question.Kind.CHOOSE,
                title,
                shown,
                Approvals.where(open),
                unit.danger(),
                reasons,
                "",
                1,
                at.plus(open.patience().expiry()),
                "it is not run, and the next step is tried",
                which);
    }

    /// While a person chooses, what was seen may change.
    static List<Event> changed(Incident.Open open, Footing.Choosing choosing, Instant at) {
        var question = open.desk().pending();
        var which = question == null ? null : question.which();
        if (which != null && which.asks(Blanks.of(open, choosing.key()))) return List.of();
        return List.of(
                new Event.RungPutBack(
                        at, choosing.key(), "what was seen since names others than were shown"));
    }

    /// One who may approve chooses, of what was shown, all that is asked for.
    static List<Event> chosen(Incident.Open open, Signal.PersonChose chose) {
        var question = open.desk().pending();
        if (question == null || !question.id().equals(chose.question()))
            return Answers.voided(open, chose.at(), chose.question(), chose.by());
        var against = against(open, question, chose);
        return List.of(
                against.isEmpty()
                        ? new Event.Chosen(chose.at(), question.id(), chose.by(), chose.values())
                        : new Event.AnswerVoid(chose.at(), question.id(), chose.by(), against));
    }

    private static String against(Incident.Open open, Question question, Signal.PersonChose chose) {
        var which = question.which();
        if (which == null) return "it asks for a yes or a no; there is nothing to choose";
        if (!People.mayApprove(open, chose.by())) return People.approvers(open);
        return Blanks.against(open, which, chose.values());
    }

    /// Nobody chose: the step stays a person's.
    static List<Event> without(Incident.Open open, Question question, Instant at, String because) {
        if (!(open.footing() instanceof Footing.Choosing(_, var key, var title)))
            throw new IllegalStateException(
                    question.id() + " asks which, and nobody stands at it: " + open.stage());
        var events = new ArrayList<Event>();
        events.add(new Event.RungSkipped(at, key, title, because));
        if (!open.desk().hasErrand(key.unit()))
            events.add(
                    new Event.ErrandLeft(
                            at,
                            new Errand(
                                    key.unit(),
                                    String.join("; ", question.shown()),
                                    because,
                                    null)));
        return events;
    }

    static Incident.Open evolve(
            Incident.Open open, Instant at, SortedMap<String, String> values, Event event) {
        if (!(open.stage() instanceof Stage.Climbing climbing)
                || !(climbing.footing() instanceof Footing.Choosing(_, var key, _)))
            throw Evolve.cannotFollow(open, event);
        return open.with(climbing.with(new Footing.Free(at)))
                .with(open.trail().filling(key, values))
                .with(open.desk().answered());
    }
}
