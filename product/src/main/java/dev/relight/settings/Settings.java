package dev.relight.settings;

import dev.relight.people.EscalationPolicy;
import dev.relight.people.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything the team has settled in one `relight.yaml`.
///
/// @param state folder of the journal and of running jobs
/// @param serving where it listens
/// @param ssh by what other machines know us
/// @param telling who is told what, and by which way
/// @param traces where traces of incidents go; null: nowhere, unless the environment says so
/// @param senders what is known of those who send alerts
/// @param labels which labels fill which blanks, for all services
public record Settings(
        Path state,
        Serving serving,
        Target.Identity ssh,
        List<Person> people,
        List<Service> services,
        Telling telling,
        @Nullable Traces traces,
        Senders senders,
        List<LabelRule> labels) {
    public Settings {
        people = List.copyOf(people);
        services = List.copyOf(services);
        labels = List.copyOf(labels);
    }

    public Settings at(Serving serving) {
        return new Settings(
                state, serving, ssh, people, services, telling, traces, senders, labels);
    }

    /// Whom this service's outage calls: by its own policy, else by that of the house; empty if
    /// there is neither.
    public Optional<EscalationPolicy> policy(Service service) {
        return service.escalation() == null
                ? Optional.ofNullable(telling.house())
                : telling.policy(service.escalation());
    }

    /// The same by name; where no such service is settled (any more), the house's.
    public Optional<EscalationPolicy> policyOf(String service) {
        return service(service)
                .map(this::policy)
                .orElseGet(() -> Optional.ofNullable(telling.house()));
    }

    public Optional<Service> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }
}
