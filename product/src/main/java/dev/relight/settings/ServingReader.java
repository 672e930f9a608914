package dev.relight.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads the section `server`.
final class ServingReader {
    private static final int PORT_MAX = 65_535;
    private final Path folder;

    ServingReader(Path folder) {
        this.folder = folder;
    }

    Serving read(Entry root) {
        var found = root.entry("server");
        if (found.isEmpty()) return Serving.standard();
        var entry = found.get();
        var serving =
                new Serving(
                        entry.text("bind").orElse(Serving.BIND_DEFAULT),
                        port(entry),
                        entry.texts("hosts"),
                        entry.yes("behind_proxy"),
                        tls(entry));
        if (serving.isExposed())
            entry.wrongAt(
                    "bind",
                    "passwords and tokens would travel in clear to " + serving.bind(),
                    "give `tls:`, or `behind_proxy: true` when something before it ends TLS");
        entry.nothingElse();
        return serving;
    }

    private static int port(Entry entry) {
        var text = entry.text("port");
        if (text.isEmpty()) return Serving.PORT_DEFAULT;
        if (text.get().matches("[0-9]{1,5}") && Integer.parseInt(text.get()) <= PORT_MAX)
            return Integer.parseInt(text.get());
        entry.wrongAt("port", "'%s' is no port".formatted(text.get()), "write 7077");
        return Serving.PORT_DEFAULT;
    }

    private Serving.@Nullable Certificate tls(Entry entry) {
        var tls = entry.entry("tls");
        if (tls.isEmpty()) return null;
        var chain = tls.get().required("certificate", "tls/relight.pem").map(folder::resolve);
        var key = tls.get().required("key", "tls/relight.key").map(folder::resolve);
        tls.get().nothingElse();
        return chain.isPresent() && key.isPresent()
                ? new Serving.Certificate(chain.get(), key.get())
                : null;
    }
}
