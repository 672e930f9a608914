package dev.relight.http;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/// Files of the pages, from the class path: `static/app.css` at `/static/app.css`.
///
/// Only flat names of known kinds; what lies elsewhere on the class path cannot be reached.
public final class StaticFiles {
    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "ico", "image/x-icon",
                    "woff2", "font/woff2",
                    "json", "application/json",
                    "webmanifest", "application/manifest+json");

    private static final Map<String, StaticFile> FILES = new ConcurrentHashMap<>();

    private StaticFiles() {}

    @SuppressWarnings("ArrayRecordComponent") // written out as it is, never compared
    private record StaticFile(String type, String tag, byte[] body) {}

    public static Route route() {
        return Route.get("/static/{name}", Access.OPEN, StaticFiles::answer);
    }

    /// The address of a file with its digest, so that a browser may keep it for ever:
    /// `/static/app.css?v=1f2e3d4c`.
    public static String address(String name) {
        return "/static/" + name + file(name).map(file -> "?v=" + file.tag()).orElse("");
    }

    private static Reply answer(Request request) {
        var name = request.parameter("name");
        var file = file(name).orElseThrow(() -> Refusal.notFound("there is no such file"));
        var tag = "\"" + file.tag() + "\"";
        var life = request.query("v").isPresent() ? "max-age=31536000, immutable" : "no-cache";
        var reply =
                request.header("If-None-Match").equals(tag)
                        ? Reply.empty(304)
                        : Reply.of(200, file.type(), file.body());
        return reply.with("ETag", tag).with("Cache-Control", "public, " + life);
    }

    private static Optional<StaticFile> file(String name) {
        var known = FILES.get(name);
        if (known != null) return Optional.of(known);
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,80}")) return Optional.empty();
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) return Optional.empty();
        try (var stream = StaticFiles.class.getResourceAsStream("/static/" + name)) {
            if (stream == null) return Optional.empty();
            var body = stream.readAllBytes();
            var sum = new CRC32C();
            sum.update(body);
            var file = new StaticFile(type, HexFormat.of().toHexDigits(sum.getValue(), 8), body);
            FILES.put(name, file);
            return Optional.of(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException("/static/" + name + " cannot be read", unreadable);
        }
    }
}
