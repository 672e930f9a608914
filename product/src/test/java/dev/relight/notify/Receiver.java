package dev.relight.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

/// Somebody's server: takes what is posted, answers as told, forgets nothing.
@NullMarked
final class Receiver implements AutoCloseable {
    /// What came.
    record Got(String path, Map<String, String> headers, String body) {
        JsonNode json() {
            try {
                return Json.MAPPER.readTree(body);
            } catch (IOException broken) {
                throw new AssertionError("no JSON: " + body, broken);
            }
        }
    }

    /// How it answers; the last one stands for all that follow.
    interface Manner {
        void answer(HttpExchange exchange, Got got) throws IOException;
    }

    private final HttpServer server;
    private final LinkedBlockingQueue<Manner> manners = new LinkedBlockingQueue<>();
    private final CopyOnWriteArrayList<Got> all = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Got> fresh = new LinkedBlockingQueue<>();

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    static Manner status(int status, String body, String... headers) {
        return (exchange, got) -> {
            for (int i = 0; i < headers.length; i += 2)
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            var bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /// Answers these one after the other.
    Receiver then(Manner manner) {
        manners.add(manner);
        return this;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name, values.getFirst()));
            var body =
                    new String(
                            exchange.getRequestBody().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8);
            var got = new Got(exchange.getRequestURI().toString(), headers, body);
            all.add(got);
            fresh.add(got);
            var manner = manners.size() > 1 ? manners.poll() : manners.peek();
            if (manner == null) status(200, "ok").answer(exchange, got);
            else manner.answer(exchange, got);
        }
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /// The next that came; waits for it.
    Got next() throws InterruptedException {
        var got = fresh.poll(20, TimeUnit.SECONDS);
        if (got == null) throw new AssertionError("nothing came");
        return got;
    }

    List<Got> all() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
