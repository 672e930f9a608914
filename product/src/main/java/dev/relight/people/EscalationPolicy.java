package dev.relight.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Whom to tell, and how long to wait before telling the next.
///
/// @param levels first told first; delays count from when the service went down and never fall
/// @param rounds how often the whole climb is made while nobody answers, 1 to [#ROUNDS_MAX]
/// @param updates channels that hear every status update: a team's chat, a list of stakeholders
public record EscalationPolicy(String name, List<Level> levels, int rounds, List<String> updates) {
    /// More levels than this and the last one is told tomorrow.
    public static final int LEVELS_MAX = 20;

    /// Whoever did not wake up nine times will not wake up.
    public static final int ROUNDS_MAX = 9;

    public EscalationPolicy {
        if (levels.isEmpty() || levels.size() > LEVELS_MAX)
            throw new IllegalArgumentException(
                    "policy %s has %d levels; give 1 to %d"
                            .formatted(name, levels.size(), LEVELS_MAX));
        if (rounds < 1 || rounds > ROUNDS_MAX)
            throw new IllegalArgumentException(
                    "policy %s climbs %d times; give 1 to %d".formatted(name, rounds, ROUNDS_MAX));
        levels = List.copyOf(levels);
        updates = List.copyOf(updates);
        for (int i = 1; i < levels.size(); i++)
            if (levels.get(i).after().compareTo(levels.get(i - 1).after()) < 0)
                throw new IllegalArgumentException(
                        "policy %s: level %d comes before level %d; sort them by delay"
                                .formatted(name, i + 1, i));
    }

    /// One climb, and nobody but those on the levels.
    public EscalationPolicy(String name, List<Level> levels) {
        this(name, levels, 1, List.of());
    }

    /// One rung.
    ///
    /// @param after from when the service went down
    /// @param rotations whoever is on call there is told
    /// @param people are told whoever is on call
    /// @param channels are told as they are, whoever reads them
    public record Level(
            Duration after, List<Rotation> rotations, List<Person> people, List<String> channels) {
        public Level {
            if (after.isNegative())
                throw new IllegalArgumentException("a delay of " + after + " lies in the past");
            rotations = List.copyOf(rotations);
            people = List.copyOf(people);
            channels = List.copyOf(channels);
        }

        public Level(Duration after, List<Rotation> rotations, List<Person> people) {
            this(after, rotations, people, List.of());
        }

        /// The persons behind this level at `at`, each once, in order.
        public List<Person> reached(Instant at) {
            return Stream.concat(
                            rotations.stream().map(rotation -> OnCall.who(rotation, at)),
                            people.stream())
                    .distinct()
                    .toList();
        }

        /// In words: `web-primary, Cleo, #ops`.
        public String words() {
            return String.join(
                    ", ",
                    Stream.of(
                                    rotations.stream().map(Rotation::name),
                                    people.stream().map(Person::name),
                                    channels.stream())
                            .flatMap(all -> all)
                            .toList());
        }
    }
}
