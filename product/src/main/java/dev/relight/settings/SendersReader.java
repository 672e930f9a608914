package dev.relight.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads the section `intake`.
final class SendersReader {
    private static final List<String> SOURCES =
            List.of("alertmanager", "grafana", "pagerduty", "cloudevents", "generic");

    /// A clock that is further off is broken; a shorter time loses honest posts.
    private static final Duration TOLERANCE_MAX = Duration.ofHours(1);

    private static final Duration TOLERANCE_MIN = Duration.ofSeconds(10);

    /// RFC 9110, 5.6.2.
    private static final String HEADER = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}";

    /// RFC 6901.
    private static final String POINTER = "(/[^/\\s]+)+";

    private static final List<String> OVER = List.of("resolved", "ok", "up", "closed", "normal");

    private final Path folder;

    SendersReader(Path folder) {
        this.folder = folder;
    }

    Senders read(Entry root) {
        var found = root.entry("intake");
        if (found.isEmpty()) return Senders.none();
        var entry = found.get();
        var signatures = new ArrayList<Senders.Signed>();
        for (var each : entry.entries("signatures")) signed(each).ifPresent(signatures::add);
        var fields = new TreeMap<String, Senders.Fields>();
        for (var source : List.of("generic", "cloudevents"))
            entry.entry(source).ifPresent(it -> fields.put(source, fields(it)));
        entry.nothingElse();
        return new Senders(signatures, fields);
    }

    private Optional<Senders.Signed> signed(Entry entry) {
        var source = entry.required("source", "grafana").orElse("");
        if (entry.has("source") && !SOURCES.contains(source))
            entry.wrongAt(
                    "source",
                    "no sender is called '%s'".formatted(source),
                    "use one of: " + String.join(", ", SOURCES));
        var scheme =
                entry.word("scheme", Senders.Scheme.values(), Senders.Scheme::word)
                        .orElseGet(() -> usual(source));
        entry.required("key", "env:GRAFANA_SIGNING_KEY");
        var key = entry.secret("key", folder);
        var header = header(entry, "header", scheme.header(source));
        var timestamp = header(entry, "timestamp-header", "");
        if (scheme != Senders.Scheme.HEX)
            for (var each : List.of("header", "timestamp-header"))
                if (entry.has(each))
                    entry.wrongAt(
                            each,
                            "the scheme %s has headers of its own".formatted(scheme.word()),
                            "leave it out, or give `scheme: hex`");
        var tolerance = entry.duration("tolerance", Senders.Signed.TOLERANCE_DEFAULT);
        if (tolerance.compareTo(TOLERANCE_MIN) < 0 || tolerance.compareTo(TOLERANCE_MAX) > 0)
            entry.wrongAt("tolerance", "clocks do not differ by that", "give 10s to 1h");
        entry.nothingElse();
        if (key.isEmpty() || !SOURCES.contains(source)) return Optional.empty();
        return Optional.of(
                new Senders.Signed(source, scheme, key.get(), header, timestamp, tolerance));
    }

    private static Senders.Scheme usual(String source) {
        return switch (source) {
            case "grafana" -> Senders.Scheme.HEX;
            case "pagerduty" -> Senders.Scheme.PAGERDUTY;
            default -> Senders.Scheme.STANDARD;
        };
    }

    private static String header(Entry entry, String key, String otherwise) {
        var text = entry.text(key);
        if (text.isPresent() && !text.get().matches(HEADER))
            entry.wrongAt(
                    key,
                    "'%s' is no name of a header".formatted(text.get()),
                    "write one such as X-Signature");
        return text.orElse(otherwise);
    }

    private static Senders.Fields fields(Entry entry) {
        var over = new TreeSet<String>();
        var words = entry.texts("over");
        for (var word : words.isEmpty() ? OVER : words) over.add(word.toLowerCase(Locale.ROOT));
        var labels = new TreeMap<String, String>();
        entry.pairs("labels")
                .forEach((label, where) -> {
                    if (isPointer(entry, "labels", where)) labels.put(label, where);
                });
        if (labels.isEmpty()) labels.putAll(Map.of("service", "/service"));
        var fields =
                new Senders.Fields(
                        pointer(entry, "key", "/key"),
                        pointer(entry, "status", "/status"),
                        over,
                        pointer(entry, "summary", "/summary"),
                        labels);
        entry.nothingElse();
        return fields;
    }

    private static String pointer(Entry entry, String key, String otherwise) {
        var text = entry.text(key);
        return text.isPresent() && isPointer(entry, key, text.get()) ? text.get() : otherwise;
    }

    private static boolean isPointer(Entry entry, String key, String text) {
        if (text.matches(POINTER)) return true;
        entry.wrongAt(
                key,
                "'%s' is no place in a JSON".formatted(text),
                "write a pointer such as /alert/id");
        return false;
    }
}
