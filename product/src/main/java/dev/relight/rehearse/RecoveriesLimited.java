package dev.relight.rehearse;

import dev.relight.incident.Event;
import dev.relight.incident.Guard;
import dev.relight.incident.Opening;
import dev.relight.incident.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// I5: no more procedures are begun on a service within the window than its policy allows.
final class RecoveriesLimited implements Invariant {
    private final Map<String, Opening> openings = new HashMap<>();
    private final Map<String, Integer> procedures = new HashMap<>();
    private final Map<String, Instant> broken = new HashMap<>();

    /// Procedures begun behind broken glass.
    private final Set<String> allowed = new HashSet<>();

    private final Set<String> begun = new HashSet<>();
    private final Map<String, List<Instant>> byService = new HashMap<>();

    @Override
    public String name() {
        return "I5";
    }

    @Override
    public void recorded(String incident, Event event) {
        switch (event) {
            case Event.Opened(_, var opening) -> openings.put(incident, opening);
            case Event.RungTaken(var at, var rung, _) -> {
                int procedure = rung.key().procedure();
                procedures.put(incident, procedure);
                if (at.isBefore(broken.getOrDefault(incident, Instant.MIN)))
                    allowed.add(incident + " " + procedure);
            }
            case Event.GlassBroken(_, var guard, _, var until, _, _) -> {
                if (guard == Guard.RECOVERIES) broken.put(incident, until);
            }
            case Event.JobStarted(var at, var run, _) -> {
                if (run.purpose() == Purpose.ACT
                        && begun.add(incident + " " + procedures.get(incident)))
                    begins(incident, at);
            }
            case Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _,
                    Event.Closed _,
                    Event.Aborted _ -> {}
        }
    }

    private void begins(String incident, Instant at) {
        var opening = openings.get(incident);
        if (opening == null) throw broken(incident + " acts and was never opened");
        var limits = opening.policy().limits();
        var times = byService.computeIfAbsent(opening.service(), _ -> new ArrayList<>());
        times.add(at);
        long recent = times.stream().filter(time -> time.plus(limits.window()).isAfter(at)).count();
        boolean mayBe = allowed.contains(incident + " " + procedures.get(incident));
        if (recent > limits.recoveries() && !mayBe)
            throw broken(
                    "%d recoveries of %s within %s"
                            .formatted(recent, opening.service(), limits.window()));
    }
}
