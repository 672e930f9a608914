package dev.relight.people;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What runbooks call somebody: `Engineering Manager`, `on-call engineer`, `Security Team`.
///
/// @param name as it stands in the runbooks; compared without regard to case
/// @param rotations whoever is on call there holds it
/// @param people hold it always
public record Duty(String name, List<Rotation> rotations, List<Person> people) {
    public Duty {
        rotations = List.copyOf(rotations);
        people = List.copyOf(people);
    }

    /// Who holds it at `at`, each once.
    public List<Person> holders(Instant at) {
        return Stream.concat(
                        rotations.stream().map(rotation -> OnCall.who(rotation, at)),
                        people.stream())
                .distinct()
                .toList();
    }
}
