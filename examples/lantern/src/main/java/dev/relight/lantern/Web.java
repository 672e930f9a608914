package dev.relight.lantern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/// One HTTP server on loopback, one virtual thread per request.
final class Web {
    /// What goes back to the caller.
    record Answer(int status, String type, String body) {
        static Answer json(int status, Map<String, ?> fields) {
            return new Answer(status, "application/json", Json.write(fields) + "\n");
        }

        static Answer error(int status, String what) {
            return json(status, Map.of("error", what));
        }
    }

    /// Answers every request.
    @FunctionalInterface
    interface Desk {
        Answer answer(String method, String path, String query, String body) throws IOException;
    }

    /// A light is a name and a colour; whoever sends more is in the wrong place.
    private static final int BODY_BYTES_MAX = 64 * 1024;

    private static final int BACKLOG = 128;

    private Web() {}

    /// Listens, and answers once `start` is called on the result.
    ///
    /// @throws java.net.BindException when the port is somebody else's
    static HttpServer on(int port, Desk desk, Log log) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var server = HttpServer.create(address, BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> serve(exchange, desk, log));
        return server;
    }

    private static void serve(HttpExchange exchange, Desk desk, Log log) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
            var answer =
                    body.length > BODY_BYTES_MAX
                            ? Answer.error(413, "more than " + BODY_BYTES_MAX + " bytes")
                            : ask(exchange, desk, new String(body, StandardCharsets.UTF_8), log);
            send(exchange, answer);
        }
    }

    private static Answer ask(HttpExchange exchange, Desk desk, String body, Log log) {
        var method = exchange.getRequestMethod();
        var uri = exchange.getRequestURI();
        try {
            var query = uri.getQuery() == null ? "" : uri.getQuery();
            return desk.answer(method, uri.getPath(), query, body);
        } catch (IOException e) {
            log.error(method + " " + uri.getPath() + " failed: " + Health.reason(e));
            return Answer.error(503, Health.reason(e));
        } catch (OutOfMemoryError full) {
            log.error(method + " " + uri.getPath() + " failed", full);
            return Answer.error(503, "out of memory");
        } catch (RuntimeException bug) {
            log.error(method + " " + uri.getPath() + " failed", bug);
            return Answer.error(500, "internal error; see log/lantern.log");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        var head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(
                answer.status(), bytes.length == 0 || head ? -1 : bytes.length);
        if (bytes.length > 0 && !head) exchange.getResponseBody().write(bytes);
    }
}
