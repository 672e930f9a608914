package dev.relight.range;

import com.sun.net.httpserver.HttpServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;

/// Ways to make this process sick from within, as real ones get sick; all are gone with the
/// process.
///
/// Asked for on a port that only the container itself can reach.
final class Weaknesses {
    private static final int PORT = 9990;
    private static final int CHUNK = 4 << 20;

    private final List<Object> hoard = Collections.synchronizedList(new ArrayList<>());
    private volatile long delayMillis;
    private volatile boolean unready;
    private volatile boolean moved;

    /// How long every answer takes.
    long delayMillis() {
        return delayMillis;
    }

    boolean isUnready() {
        return unready;
    }

    /// `/health` answers with a redirection to nowhere, as behind a wrong proxy.
    boolean isMoved() {
        return moved;
    }

    void listen() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    var known = begin(exchange.getRequestURI().getPath());
                    var body = (known ? "begun\n" : "unknown\n").getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(known ? 202 : 404, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    private boolean begin(String path) {
        switch (path) {
            case "/leak" -> Thread.ofPlatform().daemon().start(this::leak);
            case "/descriptors" -> Thread.ofPlatform().daemon().start(this::open);
            case "/slow" -> delayMillis = 20_000;
            case "/unready" -> unready = true;
            case "/moved" -> moved = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Touches memory outside the heap until the kernel ends it.
    private void leak() {
        Log.error("memory usage grows without end");
        while (true) {
            var chunk = ByteBuffer.allocateDirect(CHUNK);
            for (int at = 0; at < CHUNK; at += 4096) chunk.put(at, (byte) 1);
            hoard.add(chunk);
        }
    }

    @SuppressWarnings("resource") // to hold them open is the point
    private void open() {
        Log.error("connections are no longer closed");
        while (true) {
            try {
                hoard.add(new FileInputStream("/dev/null"));
            } catch (IOException full) {
                Log.error("accept failed: " + full.getMessage());
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }
}
