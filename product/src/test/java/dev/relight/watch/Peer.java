package dev.relight.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullMarked;

/// A server on a free port of the loopback that does to each connection what it is told.
@NullMarked
final class Peer implements AutoCloseable {
    private final ServerSocket server;

    /// What is done to a connection, on a thread of its own.
    interface Manner {
        void with(Socket socket) throws Exception;
    }

    Peer(Manner manner) throws IOException {
        server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(manner));
    }

    /// Answers every request with this, and closes.
    static Peer saying(String text) throws IOException {
        return new Peer(socket -> {
            var taken = socket.getInputStream().read(new byte[4096]);
            if (taken < 0) return;
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        });
    }

    static Peer http(String status, String headers, String body) throws IOException {
        return saying(
                "HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(
                                status,
                                headers,
                                body.getBytes(StandardCharsets.UTF_8).length,
                                body));
    }

    private void serve(Manner manner) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> converse(manner, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void converse(Manner manner, Socket socket) {
        try (socket) {
            manner.with(socket);
        } catch (Exception e) {
            Thread.currentThread().interrupt();
        }
    }

    int port() {
        return server.getLocalPort();
    }

    Endpoint at() {
        return new Endpoint("127.0.0.1", port());
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /// A port at which nobody listens.
    static int closedPort() throws IOException {
        try (var once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
