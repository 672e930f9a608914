package dev.relight.range;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the service says on its endpoints.
final class Answers {
    /// One answer.
    ///
    /// @param type of the body, such as `application/json`
    record Answer(int status, String type, String body) {
        static Answer json(int status, String body) {
            return new Answer(status, "application/json", body + "\n");
        }

        static Answer text(int status, String body) {
            return new Answer(status, "text/plain; version=0.0.4", body);
        }
    }

    private static final Pattern FUNCTION = Pattern.compile("def\\s+(\\w+)\\s*\\(([^)]*)\\)");
    private static final Pattern EMAIL = Pattern.compile("\"email\"\\s*:\\s*\"([^\"']{1,100})\"");
    private static final Pattern PASSWORD =
            Pattern.compile("\"password\"\\s*:\\s*\"([^\"']{0,100})\"");

    private final Manifest manifest;
    private final List<Need> needs;
    private final Weaknesses weaknesses;
    private final Instant began = Instant.now();
    private final Map<String, AtomicLong> counted = new ConcurrentHashMap<>();

    Answers(Manifest manifest, Weaknesses weaknesses) {
        this.manifest = manifest;
        this.needs = Need.all(manifest);
        this.weaknesses = weaknesses;
    }

    /// @param endpoint entry of the manifest
    Answer answer(Map<String, String> endpoint, String query, String body) {
        var path = endpoint.getOrDefault("path", "/");
        counted.computeIfAbsent(path, _ -> new AtomicLong()).incrementAndGet();
        return switch (endpoint.getOrDefault("kind", "text")) {
            case "health" -> health(endpoint);
            case "ready" -> ready();
            case "deep" -> deep();
            case "alive" -> Answer.json(200, "{\"status\": \"alive\"}");
            case "version" -> Answer.json(200, "{\"version\": \"" + manifest.version() + "\"}");
            case "metrics" -> Answer.text(200, metrics());
            case "prometheus" -> new Scrapes(endpoint).query(query);
            case "generate" -> generate(body);
            case "login" -> login(body);
            case "model" -> needing(List.of("model"), "{\"caption\": \"a stand-in looked at it\"}");
            case "limited" -> limited(endpoint);
            case "work" -> needing(names(endpoint), endpoint.getOrDefault("body", "{}"));
            default ->
                    new Answer(
                            Integer.parseInt(endpoint.getOrDefault("status", "200")),
                            endpoint.getOrDefault("type", "application/json"),
                            endpoint.getOrDefault("body", "{}") + "\n");
        };
    }

    /// 429 as long as the file `flag` exists.
    private static Answer limited(Map<String, String> endpoint) {
        if (Files.exists(Path.of(endpoint.getOrDefault("flag", "/nowhere"))))
            return Answer.json(429, "{\"error\": \"Rate limit exceeded\"}");
        return Answer.json(200, endpoint.getOrDefault("body", "{}"));
    }

    private static List<String> names(Map<String, String> endpoint) {
        return List.of(endpoint.getOrDefault("needs", "").split(" ", -1));
    }

    /// Troubles of the needs named, by name.
    private Map<String, String> troubles(List<String> names) {
        return needs.stream()
                .filter(need -> names.contains(need.name()))
                .collect(
                        Collectors.toMap(
                                Need::name,
                                Need::trouble,
                                (one, _) -> one,
                                java.util.TreeMap::new));
    }

    private static boolean isWell(Map<String, String> troubles) {
        return troubles.values().stream().allMatch(String::isEmpty);
    }

    private Answer health(Map<String, String> endpoint) {
        if (weaknesses.isMoved()) return Answer.text(307, "");
        var troubles = troubles(names(endpoint));
        var well = isWell(troubles);
        if (!well) log(troubles);
        return Answer.json(
                well ? 200 : 503,
                "{\"status\": \"%s\", \"version\": \"%s\", \"uptime\": \"%s\"}"
                        .formatted(
                                well ? "healthy" : "unhealthy",
                                manifest.version(),
                                Duration.between(began, Instant.now()).toSeconds() + "s"));
    }

    private Answer ready() {
        var troubles = troubles(needs.stream().map(Need::name).toList());
        var ready = isWell(troubles) && !weaknesses.isUnready();
        return Answer.json(
                ready ? 200 : 503,
                "{\"status\": \"%s\", \"dependencies\": %s}"
                        .formatted(ready ? "ready" : "not ready", states(troubles)));
    }

    private Answer deep() {
        var troubles = troubles(needs.stream().map(Need::name).toList());
        return Answer.json(
                isWell(troubles) ? 200 : 503,
                "{\"status\": \"%s\", \"components\": %s}"
                        .formatted(isWell(troubles) ? "healthy" : "degraded", states(troubles)));
    }

    private static String states(Map<String, String> troubles) {
        return troubles.entrySet().stream()
                .map(each ->
                        "\"%s\": \"%s\""
                                .formatted(
                                        each.getKey(), each.getValue().isEmpty() ? "ok" : "down"))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static void log(Map<String, String> troubles) {
        troubles.values().stream().filter(each -> !each.isEmpty()).forEach(Log::error);
    }

    private Answer needing(List<String> names, String body) {
        var troubles = troubles(names);
        if (isWell(troubles)) return Answer.json(200, body);
        log(troubles);
        var limited = troubles.values().stream().anyMatch(each -> each.contains("429"));
        return Answer.json(
                limited ? 429 : 503,
                "{\"error\": \"" + String.join("; ", troubles.values()).replace('"', '\'') + "\"}");
    }

    /// A test for each function it was given.
    private Answer generate(String body) {
        var found = FUNCTION.matcher(body);
        var tests = new StringBuilder();
        while (found.find())
            tests.append("def test_")
                    .append(found.group(1))
                    .append("():\\n    assert callable(")
                    .append(found.group(1))
                    .append(")\\n");
        if (tests.isEmpty()) return Answer.json(422, "{\"error\": \"no function in the code\"}");
        return needing(List.of("database", "openai"), "{\"tests\": \"" + tests + "\"}");
    }

    private Answer login(String body) {
        var email = EMAIL.matcher(body);
        var password = PASSWORD.matcher(body);
        if (!email.find() || !password.find())
            return Answer.json(400, "{\"error\": \"email and password are wanted\"}");
        try {
            var database =
                    needs.stream()
                            .filter(need -> need.kind().equals("postgres"))
                            .findFirst()
                            .orElseThrow();
            var query =
                    "SELECT COUNT(*) FROM users WHERE email = '%s' AND password_sum = encode(sha256('%s'), 'hex')"
                            .formatted(email.group(1), password.group(1));
            return Need.count(database.more(), database.at(), query) == 1
                    ? Answer.json(200, "{\"token\": \"stand-in-session\"}")
                    : Answer.json(401, "{\"error\": \"wrong email or password\"}");
        } catch (SQLException e) {
            Log.error("database connection error: " + e.getMessage());
            return Answer.json(503, "{\"error\": \"unable to query the database\"}");
        }
    }

    private String metrics() {
        var text = new StringBuilder();
        text.append("# a stand-in of ").append(manifest.name()).append('\n');
        for (var name : manifest.metrics()) {
            text.append("# TYPE ").append(name).append(" counter\n");
            counted.forEach((path, count) ->
                    text.append(name)
                            .append("{path=\"")
                            .append(path)
                            .append("\"} ")
                            .append(count)
                            .append('\n'));
        }
        text.append("# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes ")
                .append(Runtime.getRuntime().totalMemory())
                .append('\n');
        return text.toString();
    }
}
