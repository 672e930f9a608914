package dev.relight.settings;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where `relight serve` listens.
///
/// @param bind an address; other than loopback only with `tls` or behind a proxy
/// @param port 0: any free one
/// @param hosts names, beside those of loopback and of `external_url`, under which it is addressed
/// @param isBehindProxy something before it ends TLS and says where a request came from
public record Serving(
        String bind,
        int port,
        List<String> hosts,
        boolean isBehindProxy,
        @Nullable Certificate tls) {
    public static final String BIND_DEFAULT = "127.0.0.1";
    public static final int PORT_DEFAULT = 7077;

    public Serving {
        hosts = List.copyOf(hosts);
    }

    /// PEM files.
    public record Certificate(Path chain, Path key) {}

    public static Serving standard() {
        return new Serving(BIND_DEFAULT, PORT_DEFAULT, List.of(), false, null);
    }

    public Serving at(String bind, int port) {
        return new Serving(bind, port, hosts, isBehindProxy, tls);
    }

    public Serving behindProxy() {
        return new Serving(bind, port, hosts, true, tls);
    }

    public boolean isLoopback() {
        return bind.equals("localhost") || bind.equals("::1") || bind.matches("127(\\.[0-9]+){3}");
    }

    /// Passwords and tokens would travel in clear.
    public boolean isExposed() {
        return !isLoopback() && tls == null && !isBehindProxy;
    }
}
