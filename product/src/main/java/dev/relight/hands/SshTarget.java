package dev.relight.hands;

import org.jspecify.annotations.Nullable;

/// A machine that is reached by SSH.
///
/// @param jump `user@host:port` of the machine on the way; null: straight
public record SshTarget(String user, String host, int port, @Nullable String jump) {
    static final int PORT_DEFAULT = 22;

    private static final int PORT_MAX = 65535;

    public SshTarget {
        if (user.isBlank() || host.isBlank() || port < 1 || port > PORT_MAX)
            throw new IllegalArgumentException(
                    "'%s' at '%s' port %d; give user@host:port".formatted(user, host, port));
    }

    /// Reads `user@host` and `user@host:port`.
    public static SshTarget of(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) throw new IllegalArgumentException(text + " names no user; give user@host");
        int colon = text.indexOf(':', at);
        int end = colon < 0 ? text.length() : colon;
        int port = colon < 0 ? PORT_DEFAULT : Integer.parseInt(text.substring(colon + 1));
        return new SshTarget(text.substring(0, at), text.substring(at + 1, end), port, null);
    }

    public SshTarget by(String machine) {
        return new SshTarget(user, host, port, machine);
    }

    @Override
    public String toString() {
        return user + "@" + host + (port == PORT_DEFAULT ? "" : ":" + port);
    }
}
