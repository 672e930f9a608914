package dev.relight.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What people's answers lead to.
final class Answers {
    private Answers() {}

    /// A yes counts once per person, for the open question only, only for what was shown, and only
    /// from one who may say it.
    static List<Event> yes(Incident.Open open, Signal.PersonApproved yes) {
        var question = open.desk().pending();
        if (question == null || !question.id().equals(yes.question()))
            return voided(open, yes.at(), yes.question(), yes.by());
        if (question.which() != null)
            return List.of(
                    new Event.AnswerVoid(
                            yes.at(),
                            question.id(),
                            yes.by(),
                            "it asks which is meant: choose, and say yes to what will run then"));
        if (!question.digest().equals(yes.digest()))
            return List.of(
                    new Event.AnswerVoid(
                            yes.at(),
                            question.id(),
                            yes.by(),
                            "it was said to something else than what would run now"));
        if (asksForApproval(question) && !People.mayApprove(open, yes.by()))
            return List.of(
                    new Event.AnswerVoid(
                            yes.at(), question.id(), yes.by(), People.approvers(open)));
        if (People.hasSaid(open.desk().yeses(), yes.by())) return List.of();
        var events = new ArrayList<Event>();
        events.add(new Event.Approved(yes.at(), question.id(), yes.by()));
        if (question.kind() == Question.Kind.HEALTH)
            events.add(Verifying.soak(open, yes.at(), yes.by() + " says it is well"));
        return events;
    }

    /// Whoever answers what is answered already is told so; a question of another incident is none.
    static List<Event> voided(Incident.Open open, Instant at, String question, String by) {
        boolean asked = question.startsWith(open.opening().id() + "-q");
        return asked
                ? List.of(new Event.AnswerVoid(at, question, by, "the question is open no longer"))
                : List.of();
    }

    private static boolean asksForApproval(Question question) {
        return switch (question.kind()) {
            case APPROVE, DOUBT, CHOOSE -> true;
            case BY_HAND, HEALTH -> false;
        };
    }

    static List<Event> no(Incident.Open open, Signal.PersonRefused no) {
        var question = open.desk().pending();
        if (question == null || !question.id().equals(no.question()))
            return voided(open, no.at(), no.question(), no.by());
        var events = new ArrayList<Event>();
        events.add(new Event.Refused(no.at(), question.id(), no.by(), no.because()));
        events.addAll(without(open, question, no.at(), no.by() + " said no: " + no.because()));
        return events;
    }

    /// "I did it": what a rung would have done is done already.
    static List<Event> did(Incident.Open open, Signal.PersonDidIt did) {
        var question = open.desk().pending();
        if (question == null || !question.id().equals(did.question()))
            return voided(open, did.at(), did.question(), did.by());
        return switch (question.kind()) {
            case APPROVE, DOUBT ->
                    List.of(new Event.DoneByHand(did.at(), question.id(), did.by(), did.because()));
            case BY_HAND -> List.of(new Event.Approved(did.at(), question.id(), did.by()));
            case CHOOSE ->
                    List.of(
                            new Event.AnswerVoid(
                                    did.at(),
                                    question.id(),
                                    did.by(),
                                    "it asks which is meant: refuse it, and tell in a note what you did"));
            case HEALTH -> List.of();
        };
    }

    /// What is in hand is left out: a rung of which nothing ran, or a wait.
    static List<Event> skipped(Incident.Open open, Signal.PersonSkipped skip) {
        var because = skip.by() + " skips it: " + skip.because();
        var question = open.desk().pending();
        if (question != null) {
            var events = new ArrayList<Event>();
            events.add(
                    new Event.Refused(
                            skip.at(), question.id(), skip.by(), "skip: " + skip.because()));
            events.addAll(without(open, question, skip.at(), because));
            return events;
        }
        return switch (open.footing()) {
            case Footing.Ready(_, var grip) when !grip.begun() ->
                    List.of(
                            new Event.RungSkipped(
                                    skip.at(), grip.rung().key(), grip.rung().title(), because));
            case Footing.Pausing _ -> List.of(new Event.PauseOver(skip.at()));
            case Footing.Ready _,
                    Footing.Free _,
                    Footing.Waiting _,
                    Footing.Choosing _,
                    Footing.Asking _,
                    Footing.Running _,
                    Footing.Doubting _,
                    Footing.Settling _ ->
                    List.of();
        };
    }

    static List<Event> expired(Incident.Open open, Question question, Instant at) {
        var events = new ArrayList<Event>();
        events.add(new Event.Expired(at, question.id()));
        events.addAll(without(open, question, at, "nobody answered in time"));
        return events;
    }

    private static List<Event> without(
            Incident.Open open, Question question, Instant at, String because) {
        return switch (question.kind()) {
            case APPROVE -> skip(open, at, because);
            case BY_HAND -> byHand(open, question, at, because);
            case DOUBT -> Gaps.inDoubt(asking(open).grip(), at);
            case CHOOSE -> Choosing.without(open, question, at, because);
            case HEALTH -> List.of(new Event.HandedOver(at, "nothing can tell: " + because));
        };
    }

    /// Something of it may have run before it was asked about once more.
    private static List<Event> skip(Incident.Open open, Instant at, String because) {
        var grip = asking(open).grip();
        var rung = grip.rung();
        if (!grip.begun())
            return List.of(new Event.RungSkipped(at, rung.key(), rung.title(), because));
        var events = new ArrayList<Event>(Gaps.left(grip, at));
        events.add(new Event.RungFailed(at, rung.key(), "not gone on with: " + because));
        return events;
    }

    private static List<Event> byHand(
            Incident.Open open, Question question, Instant at, String because) {
        var grip = asking(open).grip();
        var errand =
                new Errand(grip.part().line(), String.join("; ", question.shown()), because, null);
        var events = new ArrayList<Event>(Gaps.left(grip, at));
        events.add(new Event.ErrandLeft(at, errand));
        events.add(new Event.RungFailed(at, grip.rung().key(), "not done by hand: " + because));
        return events;
    }

    private static Footing.Asking asking(Incident.Open open) {
        if (open.footing() instanceof Footing.Asking asking) return asking;
        throw new IllegalStateException(
                "a question is open and nobody stands at it: " + open.stage());
    }
}
