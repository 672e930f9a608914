package dev.relight.incident;

import java.util.ArrayList;
import java.util.List;

/// Break-glass: a person overrides one guard, with a name and a reason, and nothing but that guard.
final class Overrides {
    private Overrides() {}

    static List<Event> broken(Incident.Open open, Signal.PersonBrokeGlass signal) {
        if (signal.because().isBlank()) return refused(signal, "a reason must be given");
        if (!People.mayApprove(open, signal.by())) return refused(signal, People.approvers(open));
        if (signal.guard() == Guard.SECOND_PERSON && !isAsked(open, signal.about()))
            return refused(signal, "no such question is open");
        var events = new ArrayList<Event>();
        events.add(
                new Event.GlassBroken(
                        signal.at(),
                        signal.guard(),
                        signal.guard() == Guard.SECOND_PERSON ? signal.about() : "",
                        signal.at().plus(open.patience().expiry()),
                        signal.by(),
                        signal.because()));
        if (open.footing() instanceof Footing.Waiting && signal.guard() != Guard.SECOND_PERSON)
            events.add(
                    new Event.Unblocked(
                            signal.at(),
                            "%s overrides %s: %s"
                                    .formatted(
                                            signal.by(), signal.guard().word(), signal.because())));
        return events;
    }

    private static boolean isAsked(Incident.Open open, String question) {
        var pending = open.desk().pending();
        return pending != null && pending.id().equals(question);
    }

    private static List<Event> refused(Signal.PersonBrokeGlass signal, String because) {
        return List.of(
                new Event.AnswerVoid(
                        signal.at(), "break-glass " + signal.guard().word(), signal.by(), because));
    }
}
