package dev.relight.watch;

import dev.relight.incident.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes up its mind from single looks: N of M for down, some in a row for up. Pure.
///
/// @param since when the looks that decided began
/// @param looks since the last change of mind, at most as many as matter
/// @param changes the latest times of a change between up and down
public record Hysteresis(
        Rule rule, Health.State state, Instant since, List<Look> looks, List<Instant> changes) {
    /// So many changes within [#FLAPPING_WITHIN] are more than two outages.
    private static final int FLAPPING_CHANGES = 5;

    private static final Duration FLAPPING_WITHIN = Duration.ofMinutes(15);

    public Hysteresis {
        looks = List.copyOf(looks);
        changes = List.copyOf(changes);
    }

    /// What one look saw.
    public record Look(Instant at, boolean isUp, String reason) {}

    /// How many looks it takes.
    ///
    /// @param down so many failed of the last `of` make it down
    /// @param up so many good in a row make it up again
    public record Rule(int down, int of, int up) {
        public Rule {
            if (down < 1 || of < down || up < 1)
                throw new IllegalArgumentException(
                        "%d of %d down, %d up; give 1 <= down <= of, 1 <= up"
                                .formatted(down, of, up));
        }

        /// One lost packet or a pause for garbage is no outage, and a service that fails three
        /// looks of five serves nobody, though two came through. At one look in 5 s an outage is
        /// believed after 10 to 15 s. One good look may be a process that starts and dies.
        public static Rule standard() {
            return new Rule(3, 5, 2);
        }
    }

    public static Hysteresis fresh(Rule rule, Instant at) {
        return new Hysteresis(rule, Health.State.UNKNOWN, at, List.of(), List.of());
    }

    /// With one more look; looks come in the order of their times.
    public Hysteresis see(Look look) {
        var all = new ArrayList<>(looks);
        all.add(look);
        int most = Math.max(rule.of(), rule.up());
        if (all.size() > most) all.removeFirst();
        return switch (state) {
            case UNKNOWN -> look.isUp() ? turned(Health.State.UP, look.at(), look) : fallen(all);
            case UP -> look.isUp() ? with(all) : fallen(all);
            case DOWN -> risen(all);
        };
    }

    /// Whether it changes its mind so often that neither state means much.
    public boolean isFlapping(Instant at) {
        return changes.size() >= FLAPPING_CHANGES
                && changes.getFirst().isAfter(at.minus(FLAPPING_WITHIN));
    }

    /// Why the last failed look failed, or what the last look said.
    public String reason() {
        for (int i = looks.size() - 1; i >= 0; i--)
            if (!looks.get(i).isUp()) return looks.get(i).reason();
        return looks.isEmpty() ? "not asked yet" : looks.getLast().reason();
    }

    private Hysteresis fallen(List<Look> all) {
        var failed =
                all.subList(Math.max(0, all.size() - rule.of()), all.size()).stream()
                        .filter(look -> !look.isUp())
                        .toList();
        if (failed.size() < rule.down()) return with(all);
        return turned(Health.State.DOWN, failed.getFirst().at(), failed.getLast());
    }

    private Hysteresis risen(List<Look> all) {
        if (all.size() < rule.up()) return with(all);
        var last = all.subList(all.size() - rule.up(), all.size());
        if (!last.stream().allMatch(Look::isUp)) return with(all);
        return turned(Health.State.UP, last.getFirst().at(), last.getLast());
    }

    /// What was seen before counts no more, or one failure after a recovery would be an outage.
    private Hysteresis turned(Health.State to, Instant from, Look last) {
        var times = new ArrayList<>(changes);
        if (state != Health.State.UNKNOWN) times.add(last.at());
        if (times.size() > FLAPPING_CHANGES) times.removeFirst();
        var kept = to == Health.State.DOWN ? List.of(last) : List.<Look>of();
        return new Hysteresis(rule, to, from, kept, times);
    }

    private Hysteresis with(List<Look> all) {
        return new Hysteresis(rule, state, since, all, changes);
    }
}
