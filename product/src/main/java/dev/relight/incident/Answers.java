package dev.relight.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What people's answers lead to.
final class Answers {
    private Answers() {}

    /// A yes counts once per person, for the open question only, and only for what was shown.
    static List<Event> yes(Incident.Open open, Signal.PersonApproved yes) {
        var question = open.desk().pending();
        if (question == null || !question.id().equals(yes.question())) return List.of();
        if (!question.digest().equals(yes.digest())) return List.of();
        if (open.desk().yeses().contains(yes.by())) return List.of();
        var events = new ArrayList<Event>();
        events.add(new Event.Approved(yes.at(), question.id(), yes.by()));
        if (question.kind() == Question.Kind.HEALTH)
            events.add(Verifying.soak(open, yes.at(), yes.by() + " says it is well"));
        return events;
    }

    static List<Event> no(Incident.Open open, Signal.PersonRefused no) {
        var question = open.desk().pending();
        if (question == null || !question.id().equals(no.question())) return List.of();
        var events = new ArrayList<Event>();
        events.add(new Event.Refused(no.at(), question.id(), no.by(), no.because()));
        events.addAll(without(open, question, no.at(), no.by() + " said no: " + no.because()));
        return events;
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
            case APPROVE -> List.of(skip(open, at, because));
            case BY_HAND -> byHand(open, question, at, because);
            case DOUBT -> List.of();
            case HEALTH -> List.of(new Event.HandedOver(at, "nothing can tell: " + because));
        };
    }

    private static Event skip(Incident.Open open, Instant at, String because) {
        var rung = asking(open).grip().rung();
        return new Event.RungSkipped(at, rung.key(), rung.title(), because);
    }

    private static List<Event> byHand(
            Incident.Open open, Question question, Instant at, String because) {
        var grip = asking(open).grip();
        var errand =
                new Errand(grip.part().line(), String.join("; ", question.shown()), because, null);
        return List.of(
                new Event.ErrandLeft(at, errand),
                new Event.RungFailed(at, grip.rung().key(), "not done by hand: " + because));
    }

    private static Footing.Asking asking(Incident.Open open) {
        if (open.footing() instanceof Footing.Asking asking) return asking;
        throw new IllegalStateException(
                "a question is open and nobody stands at it: " + open.stage());
    }
}
