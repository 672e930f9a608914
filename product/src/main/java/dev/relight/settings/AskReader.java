package dev.relight.settings;

import dev.relight.danger.Danger;
import dev.relight.danger.Judge;
import dev.relight.finding.Parsed;
import dev.relight.finding.Predicate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads what a probe asks, for each kind.
final class AskReader {
    private static final String ADDRESS = "[^:\\s/@]+:[0-9]{1,5}|\\[[0-9a-fA-F:]+\\]:[0-9]{1,5}";

    /// RFC 1123; one label is enough inside a house.
    private static final String HOST = "[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?\\.?";

    /// RFC 9110, 5.6.2.
    private static final String HEADER = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}";

    /// What the client itself sets; it refuses others to.
    private static final List<String> HEADERS_OF_OTHERS =
            List.of("connection", "content-length", "expect", "host", "upgrade");

    static final String HEARTBEAT = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";

    private static final String NUMBER = "-?[0-9]{1,15}(\\.[0-9]{1,9})?";

    private static final int PORT_MAX = 65_535;
    private static final int STATUS_MAX = 599;

    private final Path folder;

    AskReader(Path folder) {
        this.folder = folder;
    }

    Optional<Ask> read(Entry entry, String kind) {
        var text = entry.text(kind).map(String::strip);
        if (text.isEmpty()) return Optional.empty();
        return switch (kind) {
            case "http" -> http(entry, text.get());
            case "tcp" -> at(entry, kind, text.get()).map(Ask.Tcp::new);
            case "tls" -> {
                var warn = entry.duration("warn", Ask.Tls.WARN_DEFAULT);
                yield at(entry, kind, text.get()).map(at -> new Ask.Tls(at, warn));
            }
            case "redis" -> {
                var password = entry.secret("password", folder).orElse(null);
                yield at(entry, kind, text.get()).map(at -> new Ask.Redis(at, password));
            }
            case "postgres" -> at(entry, kind, text.get()).map(Ask.Postgres::new);
            case "dns" -> dns(entry, text.get());
            case "command" -> command(entry, text.get());
            default -> heartbeat(entry, text.get());
        };
    }

    private Optional<Ask> http(Entry entry, String text) {
        var url = url(text);
        if (url == null)
            entry.wrongAt(
                    "http",
                    "'%s' is no web address".formatted(text),
                    "write http://host:port/path");
        var statuses = new TreeSet<Integer>();
        for (var each : entry.texts("status"))
            if (each.matches("[1-5][0-9]{2}")) statuses.add(Integer.parseInt(each));
            else
                entry.wrongAt(
                        "status",
                        "'%s' is no status of HTTP".formatted(each),
                        "give 100 to %d, or a list such as [200, 401]".formatted(STATUS_MAX));
        var latency = entry.has("latency") ? entry.duration("latency", Duration.ZERO) : null;
        var headers = headers(entry);
        var expect = expected(entry);
        var contains = entry.text("contains").orElse("");
        return Optional.ofNullable(url)
                .map(it -> new Ask.Http(it, statuses, contains, expect, latency, headers));
    }

    private static @Nullable URI url(String text) {
        try {
            var uri = URI.create(text);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return uri.getHost() != null && isWeb ? uri : null;
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private Map<String, Secret> headers(Entry entry) {
        var headers = new TreeMap<String, Secret>();
        entry.pairs("headers")
                .forEach((name, value) -> {
                    if (!name.matches(HEADER)
                            || HEADERS_OF_OTHERS.contains(name.toLowerCase(java.util.Locale.ROOT)))
                        entry.wrongAt(
                                "headers",
                                "'%s' is no header that can be set".formatted(name),
                                "write one such as Authorization");
                    else if (value.chars().anyMatch(Character::isISOControl))
                        entry.wrongAt(
                                "headers",
                                "the value of '%s' holds a control character".formatted(name),
                                "write it on one line, or env:NAME");
                    else headers.put(name, Secret.of(value, folder));
                });
        return headers;
    }

    /// `json` and `expect` together.
    private static @Nullable Predicate expected(Entry entry) {
        var parts = new ArrayList<Predicate>();
        entry.entry("json")
                .ifPresent(json ->
                        json.leaves()
                                .forEach((path, value) -> {
                                    var word = value.matches(NUMBER) ? value : quoted(value);
                                    parsed(entry, "json", "json." + path + " = " + word)
                                            .ifPresent(parts::add);
                                }));
        entry.text("expect").flatMap(it -> parsed(entry, "expect", it)).ifPresent(parts::add);
        if (parts.isEmpty()) return null;
        return parts.size() == 1 ? parts.getFirst() : new Predicate.And(parts);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static Optional<Predicate> parsed(Entry entry, String key, String text) {
        return switch (Predicate.parse(text)) {
            case Parsed.Read(var predicate) -> Optional.of(predicate);
            case Parsed.Unreadable(int column, var what, var mend) -> {
                entry.wrongAt(
                        key,
                        "'%s', column %d: %s".formatted(text, column, what),
                        mend + "; see docs/reference/predicates.md");
                yield Optional.empty();
            }
        };
    }

    private static Optional<String> at(Entry entry, String key, String text) {
        if (text.matches(ADDRESS)) {
            int port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
            if (port >= 1 && port <= PORT_MAX) return Optional.of(text);
        }
        entry.wrongAt(key, "'%s' is no host:port".formatted(text), "write db.internal:5432");
        return Optional.empty();
    }

    private static Optional<Ask> dns(Entry entry, String text) {
        if (text.matches(HOST)) return Optional.of(new Ask.Dns(text));
        entry.wrongAt("dns", "'%s' is no name".formatted(text), "write db.internal");
        return Optional.empty();
    }

    /// It runs again and again without anybody's yes: what is known to change something may not.
    private static Optional<Ask> command(Entry entry, String text) {
        var verdict = Judge.standard().judge(text);
        if (verdict.danger() == Danger.OBSERVE || verdict.danger() == Danger.UNKNOWN)
            return Optional.of(new Ask.Command(text));
        entry.wrongAt(
                "command",
                "that command is %s, and a probe runs it again and again"
                        .formatted(verdict.danger().word()),
                "give a command that only looks");
        return Optional.empty();
    }

    private static Optional<Ask> heartbeat(Entry entry, String text) {
        entry.required("within", "1h");
        var within = entry.duration("within", Duration.ofHours(1));
        if (within.compareTo(Duration.ofSeconds(1)) < 0)
            entry.wrongAt("within", "nobody calls so often", "give 1s or more");
        if (text.matches(HEARTBEAT)) return Optional.of(new Ask.Heartbeat(text, within));
        entry.wrongAt(
                "heartbeat",
                "'%s' cannot name a heartbeat".formatted(text),
                "use letters, digits, dot, underscore and dash, at most 63");
        return Optional.empty();
    }
}
