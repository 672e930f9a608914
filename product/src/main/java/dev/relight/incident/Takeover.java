package dev.relight.incident;

import java.util.ArrayList;
import java.util.List;

/// A person takes an incident into their own hands.
final class Takeover {
    private Takeover() {}

    /// What Relight had begun and still owed is left to that person, in writing.
    static List<Event> of(Incident.Open open, Signal.PersonTookOver signal) {
        if (open.stage() instanceof Stage.HandedOver) return List.of();
        var events = new ArrayList<Event>();
        var grip = grip(open.footing());
        if (grip != null && grip.begun())
            for (int i = grip.next(); i < grip.rung().parts().size(); i++)
                if (grip.rung().parts().get(i) instanceof Part.Commands commands
                        && commands.closes() > 0
                        && !commands.rescue())
                    events.add(
                            new Event.ErrandLeft(
                                    signal.at(),
                                    new Errand(
                                            commands.line(),
                                            String.join("; ", Shown.lines(commands.form())),
                                            "line %d has been begun, and this closes it"
                                                    .formatted(commands.closes()),
                                            null)));
        if (!events.isEmpty())
            events.add(
                    new Event.Warned(
                            signal.at(),
                            "%s takes over while something is down that Relight took down"
                                    .formatted(signal.by())));
        events.add(new Event.TakenOver(signal.at(), signal.by(), signal.because()));
        return events;
    }

    private static @org.jspecify.annotations.Nullable Grip grip(Footing footing) {
        return switch (footing) {
            case Footing.Ready(_, var grip) -> grip;
            case Footing.Asking(_, var grip) -> grip;
            case Footing.Running(_, var grip, _) -> grip;
            case Footing.Doubting(_, var grip, _, _) -> grip;
            case Footing.Pausing(_, var grip, _) -> grip;
            case Footing.Settling(_, var grip, _) -> grip;
            case Footing.Free _, Footing.Waiting _, Footing.Choosing _ -> null;
        };
    }
}
