package dev.relight.incident;

import dev.relight.danger.Danger;
import java.util.ArrayList;
import java.util.List;

/// What the incident still owes the world, read off its state; so a crash can lose nothing.
public final class Owed {
    private Owed() {}

    /// Everything owed now. Whoever carries it out remembers the keys of what is done already, and
    /// does a standing effect (a watch, a wake) only as long as it is listed here.
    public static List<Effect> owed(Incident incident) {
        return switch (incident) {
            case Incident.Quiet _ -> List.of();
            case Incident.Open open -> open(open);
            case Incident.Over(var last, _, _) -> over(last);
        };
    }

    private static List<Effect> open(Incident.Open open) {
        var effects = new ArrayList<Effect>();
        for (var run : open.jobs().running().values()) effects.addAll(job(open, run));
        var glance = Glance.of(open);
        effects.add(new Effect.WatchHealth(glance.every(), glance.most(), HealthCheck.of(open)));
        FileCheck.awaited(open).ifPresent(effects::add);
        open.desk().outbox().values().forEach(notice -> effects.add(new Effect.Tell(notice)));
        Timely.wakes(open).stream()
                .distinct()
                .sorted()
                .forEach(time -> effects.add(new Effect.WakeAt(time)));
        return effects;
    }

    /// The kill switch kills what is more than a look.
    private static List<Effect> job(Incident.Open open, Run run) {
        boolean kill = open.reins().isHold() && run.danger().compareTo(Danger.OBSERVE) > 0;
        var effect = run.doubtful() ? new Effect.FindJob(run) : new Effect.RunJob(run);
        return kill ? List.of(effect, new Effect.KillJob(run.fence())) : List.of(effect);
    }

    private static List<Effect> over(Incident.Open last) {
        var effects = new ArrayList<Effect>();
        last.jobs().running().keySet().forEach(fence -> effects.add(new Effect.KillJob(fence)));
        last.desk().outbox().values().forEach(notice -> effects.add(new Effect.Tell(notice)));
        return effects;
    }
}
