package dev.relight.lint.call;

/// On which side of a wall a call runs.
///
/// @param name of the container, service, pod or host as written; empty here
public record Side(Kind kind, String name) {
    /// On the machine where the runbook is followed.
    public static final Side HERE = new Side(Kind.HERE, "");

    /// What the wall is.
    public enum Kind {
        HERE,
        /// `docker exec NAME`, `docker run IMAGE`.
        CONTAINER,
        /// `docker compose exec SERVICE`.
        SERVICE,
        /// `kubectl exec POD`.
        POD,
        /// `ssh HOST`.
        REMOTE
    }

    public boolean isHere() {
        return kind == Kind.HERE;
    }

    /// Inside something that was built with its own files and names.
    public boolean isInside() {
        return switch (kind) {
            case CONTAINER, SERVICE, POD -> true;
            case HERE, REMOTE -> false;
        };
    }
}
