package dev.relight.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the section `traces`.
final class TracesReader {
    private final Path folder;

    TracesReader(Path folder) {
        this.folder = folder;
    }

    @Nullable Traces read(Entry root) {
        var found = root.entry("traces");
        if (found.isEmpty()) return null;
        var entry = found.get();
        var endpoint = entry.secret("endpoint", folder);
        if (endpoint.isEmpty()) entry.required("endpoint", "http://localhost:4318");
        var headers = new TreeMap<String, Secret>();
        entry.pairs("headers").forEach((name, text) -> headers.put(name, Secret.of(text, folder)));
        for (var name : headers.keySet())
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+"))
                entry.wrongAt(
                        "headers",
                        "'%s' is no name of a header".formatted(name),
                        "write it as in Authorization");
        if (endpoint.isPresent()
                && endpoint.get().kind() == Secret.Kind.HERE
                && !isWeb(endpoint.get().source()))
            entry.wrongAt(
                    "endpoint",
                    "'%s' is no web address".formatted(endpoint.get().source()),
                    "write http://host:4318 or https://host/path");
        entry.nothingElse();
        return endpoint.map(it -> new Traces(it, headers)).orElse(null);
    }

    private static boolean isWeb(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}
