package dev.relight.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whom to tell, and how long to wait before telling the next.
///
/// @param levels first told first; delays count from the start of the incident and never fall
public record EscalationPolicy(String name, List<Level> levels) {
    /// More levels than this and the last one is told tomorrow.
    public static final int LEVELS_MAX = 20;

    public EscalationPolicy {
        if (levels.isEmpty() || levels.size() > LEVELS_MAX)
            throw new IllegalArgumentException(
                    "policy %s has %d levels; give 1 to %d"
                            .formatted(name, levels.size(), LEVELS_MAX));
        levels = List.copyOf(levels);
        for (int i = 1; i < levels.size(); i++)
            if (levels.get(i).after().compareTo(levels.get(i - 1).after()) < 0)
                throw new IllegalArgumentException(
                        "policy %s: level %d comes before level %d; sort them by delay"
                                .formatted(name, i + 1, i));
    }

    /// One rung.
    ///
    /// @param after from the start of the incident
    /// @param rotations whoever is on call there is told
    /// @param people are told whoever is on call
    public record Level(Duration after, List<Rotation> rotations, List<Person> people) {
        public Level {
            if (after.isNegative())
                throw new IllegalArgumentException("a delay of " + after + " lies in the past");
            rotations = List.copyOf(rotations);
            people = List.copyOf(people);
        }

        /// The persons behind this level at `at`, each once, in order.
        public List<Person> reached(Instant at) {
            return java.util.stream.Stream.concat(
                            rotations.stream().map(rotation -> OnCall.who(rotation, at)),
                            people.stream())
                    .distinct()
                    .toList();
        }
    }
}
