package dev.relight.engine;

import dev.relight.incident.Health;
import java.util.function.Consumer;

/// Looks at a service from outside; the port behind which HTTP and TCP probes stand.
public interface Probe {
    /// Asks once and never blocks; the answer comes on any thread, at most once.
    void look(String service, Consumer<Seen> answer);

    /// @param detail such as `503 from http://localhost:8080/health`
    record Seen(Health.State state, String detail) {}

    /// For a house without probes.
    static Probe none() {
        return (service, answer) ->
                answer.accept(new Seen(Health.State.UNKNOWN, service + " has no probe"));
    }
}
