package dev.relight.settings;

import dev.relight.people.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Everything the team has settled in one `relight.yaml`.
///
/// @param state folder of the journal and of running jobs
public record Settings(Path state, List<Person> people, List<Service> services) {
    public Settings {
        people = List.copyOf(people);
        services = List.copyOf(services);
    }

    public Optional<Service> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }
}
