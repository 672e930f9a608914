package dev.relight.lantern;

import dev.relight.lantern.Web.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// What lantern answers: its health, its metrics, and the lights.
final class Api implements Web.Desk {
    private static final String LIGHT = "/api/v1/light";

    private final Config config;
    private final Store store;
    private final Wick wick;
    private final Furnace furnace;
    private final Health health;
    private final Log log;
    private final Instant started = Instant.now();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong lit = new AtomicLong();

    Api(Config config, Store store, Wick wick, Furnace furnace, Health health, Log log) {
        this.config = config;
        this.store = store;
        this.wick = wick;
        this.furnace = furnace;
        this.health = health;
        this.log = log;
    }

    @Override
    public Answer answer(String method, String path, String query, String body) throws IOException {
        requests.incrementAndGet();
        if (path.equals(LIGHT) && method.equals("POST")) return light(body);
        if (path.equals("/api/v1/burn") && method.equals("POST") && config.burnEnabled())
            return burn(query);
        if (!method.equals("GET") && !method.equals("HEAD"))
            return Answer.error(405, method + " is not answered at " + path);
        if (path.startsWith(LIGHT + "/")) return show(path.substring(LIGHT.length() + 1));
        return switch (path) {
            case "/alive" -> Answer.json(200, Map.of("status", "alive"));
            case "/version" -> Answer.json(200, Map.of("version", version()));
            case "/health" -> health();
            case "/health/ready" -> ready();
            case "/health/deep" -> deep();
            case "/metrics" -> new Answer(200, "text/plain; version=0.0.4", metrics());
            case "/api/v1/status" -> status();
            default -> Answer.error(404, "nothing at " + path);
        };
    }

    private Answer light(String body) throws IOException {
        var light = Json.read(body).orElse(Map.of());
        var name = light.getOrDefault("name", "");
        var colour = light.getOrDefault("colour", "");
        if (!name.matches("[a-z0-9-]{1,40}") || colour.isBlank())
            return Answer.error(
                    400, "send {\"name\":\"hall\",\"colour\":\"amber\"}; a-z, 0-9 and - in names");
        furnace.work();
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", name);
        fields.put("colour", colour);
        fields.put("since", Instant.now().toString());
        var spot = store.append(name, Json.write(fields));
        wick.put(name, spot.toString());
        lit.incrementAndGet();
        log.info("lit " + name + " in " + colour);
        return Answer.json(201, fields);
    }

    private Answer show(String name) throws IOException {
        var spot = wick.value(name);
        if (spot.isEmpty()) return Answer.error(404, "no light is called " + name);
        var light = store.read(Store.Spot.parse(spot.get()));
        return new Answer(200, "application/json", light + "\n");
    }

    private Answer burn(String query) {
        var mebibytes = query.matches("mb=[0-9]{1,6}") ? Integer.parseInt(query.substring(3)) : 0;
        if (mebibytes == 0) return Answer.error(400, "say how much: ?mb=64");
        furnace.leak(mebibytes);
        return Answer.json(200, Map.of("burnt", mebibytes));
    }

    private Answer health() {
        var look = health.look();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("status", look.isHealthy() ? "healthy" : "unhealthy");
        if (!look.isHealthy()) fields.put("reason", look.reason());
        fields.put("version", version());
        fields.put("uptime", uptime().toSeconds());
        return Answer.json(look.isHealthy() ? 200 : 503, fields);
    }

    private Answer ready() {
        var look = health.look();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("status", look.isHealthy() ? "ready" : "not ready");
        fields.put("dependencies", look.dependencies());
        return Answer.json(look.isHealthy() ? 200 : 503, fields);
    }

    private Answer deep() throws IOException {
        var look = health.look();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("status", look.isHealthy() ? "healthy" : "unhealthy");
        fields.put("version", version());
        fields.put("uptime", uptime().toSeconds());
        fields.put("pid", ProcessHandle.current().pid());
        fields.put("dependencies", look.dependencies());
        fields.put("disk_free_bytes", store.freeBytes());
        fields.put("heap_used_bytes", Furnace.usedBytes());
        fields.put("heap_max_bytes", Furnace.maxBytes());
        return Answer.json(look.isHealthy() ? 200 : 503, fields);
    }

    private Answer status() throws IOException {
        return Answer.json(
                200, Map.of("lights", store.spots().size(), "uptime", uptime().toSeconds()));
    }

    private String metrics() {
        return """
        # TYPE lantern_up gauge
        lantern_up %d
        # TYPE lantern_requests_total counter
        lantern_requests_total %d
        # TYPE lantern_lights_lit_total counter
        lantern_lights_lit_total %d
        # TYPE lantern_heap_used_bytes gauge
        lantern_heap_used_bytes %d
        # TYPE lantern_heap_max_bytes gauge
        lantern_heap_max_bytes %d
        # TYPE lantern_uptime_seconds gauge
        lantern_uptime_seconds %d
        """
                .formatted(
                        health.look().isHealthy() ? 1 : 0,
                        requests.get(),
                        lit.get(),
                        Furnace.usedBytes(),
                        Furnace.maxBytes(),
                        uptime().toSeconds());
    }

    private Duration uptime() {
        return Duration.between(started, Instant.now());
    }

    static String version() {
        var version = Api.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
