package dev.relight.lantern;

import dev.relight.lantern.Web.Answer;
import java.io.IOException;
import java.net.BindException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A tiny key-value service, kept in memory: `PUT /kv/KEY`, `GET /kv/KEY`.
public final class Oil {
    private static final int EXIT_UNAVAILABLE = 69;

    private static final int KEYS_MAX = 100_000;

    private final Map<String, String> values = new ConcurrentHashMap<>();

    private Oil() {}

    /// Serves until it ends.
    ///
    /// @param args the home folder and the port
    public static void main(String[] args) throws IOException {
        var home = Path.of(args[0]).toAbsolutePath().normalize();
        var port = Integer.parseInt(args[1]);
        var log = Log.to(home.resolve("log/oil.log"));
        log.info("oil " + Api.version() + " starting");
        try {
            Web.on(port, new Oil()::answer, log).start();
        } catch (BindException taken) {
            log.error("cannot listen on port " + port + ": " + taken.getMessage());
            System.exit(EXIT_UNAVAILABLE);
        }
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run/oil.ready"), ProcessHandle.current().pid() + "\n");
        log.info("listening on port " + port);
    }

    private Answer answer(String method, String path, String query, String body) {
        if (path.equals("/alive") || path.equals("/health"))
            return Answer.json(200, Map.of("status", "healthy", "keys", values.size()));
        if (!path.startsWith("/kv/")) return Answer.error(404, "nothing at " + path);
        var key = URLDecoder.decode(path.substring("/kv/".length()), StandardCharsets.UTF_8);
        return switch (method) {
            case "PUT" -> put(key, body);
            case "GET" -> {
                var value = values.get(key);
                yield value == null
                        ? Answer.error(404, "no " + key)
                        : new Answer(200, "text/plain", value);
            }
            default -> Answer.error(405, method + " is not answered here");
        };
    }

    private Answer put(String key, String value) {
        if (values.size() >= KEYS_MAX && !values.containsKey(key))
            return Answer.error(507, "oil is full: " + KEYS_MAX + " keys");
        values.put(key, value);
        return new Answer(204, "text/plain", "");
    }
}
