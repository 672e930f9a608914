package dev.relight.watch;

/// A host and a port.
///
/// @param host a name or an address, without brackets
/// @param port 1 to 65535
public record Endpoint(String host, int port) {
    private static final int PORT_MAX = 65535;

    public Endpoint {
        if (host.isEmpty() || port < 1 || port > PORT_MAX)
            throw new IllegalArgumentException(
                    "'" + host + "' port " + port + " is no endpoint; give host:port");
    }

    /// Reads `db:5432` and `[::1]:5432`.
    public static Endpoint of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) throw new IllegalArgumentException(text + " has no port; give host:port");
        var host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) host = host.substring(1, host.length() - 1);
        return new Endpoint(host, Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
