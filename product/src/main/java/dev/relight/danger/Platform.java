package dev.relight.danger;

/// Where a command makes sense: the thing that must be there for it to mean anything.
public enum Platform {
    DOCKER("docker"),
    DOCKER_COMPOSE("docker-compose"),
    KUBERNETES("kubernetes"),
    SYSTEMD("systemd"),
    /// The machine itself: `df`, `ps`, `ss`.
    HOST("host"),
    /// Anywhere: `curl`, `sleep`, a client that goes over the network.
    ANY("any");

    private final String word;

    Platform(String word) {
        this.word = word;
    }

    /// As it stands in JSON and labels.
    public String word() {
        return word;
    }
}
