package dev.relight.incident;

/// The name under which a job is run once and never again.
final class Fences {
    private Fences() {}

    /// Incident, line, attempt: `lantern-12.L57.1`.
    static String next(Incident.Open open, int line) {
        return "%s.L%d.%d".formatted(open.opening().id(), line, open.jobs().attempts(line) + 1);
    }
}
