package dev.relight.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relight.http.Access;
import dev.relight.http.Reply;
import dev.relight.http.Request;
import dev.relight.http.Route;
import dev.relight.incident.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/// Says how Relight itself is; open to anybody, tells no secret.
public final class HealthApi {
    /// Less room than this and the journal may be unable to write the next incident.
    static final long ROOM_BYTES_MIN = 64L << 20;

    private final Ground ground;

    public HealthApi(Ground ground) {
        this.ground = ground;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/health", Access.OPEN, this::health),
                Route.get("/health/ready", Access.OPEN, this::ready),
                Route.get("/health/deep", Access.OPEN, this::deep),
                Route.get("/alive", Access.OPEN, _ -> Reply.json(200, status("alive"))),
                Route.get("/version", Access.OPEN, this::version),
                Route.get("/api/v1/status", Access.OPEN, this::status));
    }

    private static ObjectNode status(String word) {
        return JsonNodeFactory.instance.objectNode().put("status", word);
    }

    private Reply health(Request request) {
        boolean well = ground.engine().fault().isEmpty();
        var page = status(well ? "healthy" : "unhealthy");
        page.put("version", ground.version());
        page.put("uptime", Duration.between(ground.since(), ground.engine().now()).toSeconds());
        return Reply.json(well ? 200 : 503, page);
    }

    private Reply version(Request request) {
        return Reply.json(
                200, JsonNodeFactory.instance.objectNode().put("version", ground.version()));
    }

    /// Ready to take alerts: they can be recorded. A runbook that cannot be read makes it no less
    /// ready for the others.
    private Reply ready(Request request) {
        boolean well = ground.engine().fault().isEmpty();
        var page = status(well ? "ready" : "not ready");
        dependencies(page.putObject("dependencies"));
        return Reply.json(well ? 200 : 503, page);
    }

    private void dependencies(ObjectNode page) {
        page.put(
                "journal",
                ground.engine().fault().isEmpty() ? "ok" : "it cannot be written; see the log");
        var troubles = ground.house().troubles();
        page.put(
                "runbooks",
                troubles.isEmpty()
                        ? "ok"
                        : "cannot be read for: " + String.join(", ", troubles.keySet()));
    }

    private Reply deep(Request request) {
        var faults = new java.util.ArrayList<String>();
        ground.engine().fault().ifPresent(_ -> faults.add("the journal cannot be written"));
        ground.house().troubles().keySet().forEach(name -> faults.add("runbook of " + name));
        faults.addAll(ground.house().lacking());
        if (!ground.house().stale().isEmpty()) faults.add("the settings file is newer and broken");
        long room = room();
        if (room < ROOM_BYTES_MIN) faults.add("the state folder's disk is nearly full");
        var page = status(faults.isEmpty() ? "healthy" : "degraded");
        dependencies(page.putObject("dependencies"));
        page.put("room_bytes", room);
        page.put("open_incidents", ground.journal().open().size());
        var list = page.putArray("faults");
        faults.forEach(list::add);
        boolean serves = ground.engine().fault().isEmpty() && room >= ROOM_BYTES_MIN;
        return Reply.json(serves ? 200 : 503, page);
    }

    private long room() {
        try {
            return Files.getFileStore(ground.state()).getUsableSpace();
        } catch (IOException gone) {
            return 0;
        }
    }

    /// For a status page: components and whether each is up.
    private Reply status(Request request) {
        var page = JsonNodeFactory.instance.objectNode();
        var services = page.putArray("services");
        boolean allUp = true;
        for (var each : ground.house().observations()) {
            allUp &= each.state() != Health.State.DOWN;
            services.addObject()
                    .put("name", each.service())
                    .put("state", each.state().name().toLowerCase(java.util.Locale.ROOT))
                    .put("since", each.since().toString())
                    .put("flapping", each.isFlapping());
        }
        int open = ground.journal().open().size();
        page.put("open_incidents", open);
        page.put("status", allUp && open == 0 ? "operational" : "incident");
        return Reply.json(200, page);
    }
}
