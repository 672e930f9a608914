package dev.relight.rehearse;

import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.incident.Incident;
import dev.relight.journal.Journal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// I9: the events on disk, replayed, are the live state.
///
/// After every step the new events are replayed upon the state that was found the same before. At
/// random moments, after every restart and at the end all of them are, as they read back from the
/// disk.
final class ReplaySame implements Invariant {
    /// Whole replays cost time that grows with the square of an incident's length.
    private static final int WHOLE_ONE_IN = 100;

    private final Journal disk;
    private final RandomGenerator dice;
    private final Map<String, Incident> replayed = new HashMap<>();
    private final Set<String> doubted = new HashSet<>();

    /// @param dice of its own, so that looking changes nothing
    ReplaySame(Journal disk, RandomGenerator dice) {
        this.disk = disk;
        this.dice = dice;
    }

    @Override
    public String name() {
        return "I9";
    }

    @Override
    public void recorded(String incident, Event event) {
        var before = replayed.getOrDefault(incident, new Incident.Quiet());
        replayed.put(incident, Evolve.evolve(before, event));
    }

    @Override
    public void heard(String incident, Incident live) {
        var one = replayed.get(incident);
        if (one == null) return;
        same(incident, one, live);
        replayed.put(incident, live);
        if (doubted.remove(incident) || dice.nextInt(WHOLE_ONE_IN) == 0) whole(incident, live);
    }

    @Override
    public void revived(Instant now) {
        doubted.addAll(replayed.keySet());
    }

    @Override
    public void over() {
        replayed.forEach(this::whole);
    }

    private void whole(String incident, Incident live) {
        same(incident, Evolve.fold(disk.events(incident)), live);
    }

    private void same(String incident, Incident one, Incident live) {
        if (!one.equals(live))
            throw broken("%s replays to%n%s%nand lives as%n%s".formatted(incident, one, live));
    }
}
