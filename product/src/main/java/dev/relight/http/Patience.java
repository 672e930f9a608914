package dev.relight.http;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Drops who sends too slowly: a head must be whole in [#HEAD_MAX], a body in [#BODY_MAX].
///
/// Without it one letter in a while keeps a connection for ever. The thread of a connection is
/// interrupted, which closes the socket it reads from.
final class Patience implements Http1ConnectionListener, AutoCloseable {
    /// From the first line of a request to its last header: one packet, of any honest sender.
    static final Duration HEAD_MAX = Duration.ofSeconds(10);

    /// From first byte to last; a sender that trickles holds a place that others need.
    static final Duration BODY_MAX = Duration.ofSeconds(20);

    private final Duration head;
    private final Duration body;

    /// Who reads, and until when, in nanoseconds of this process.
    private final Map<Thread, Long> reading = new ConcurrentHashMap<>();

    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("relight-patience").factory());

    /// @param look how often it is looked who is late
    Patience(Duration head, Duration body, Duration look) {
        this.head = head;
        this.body = body;
        var _ =
                watch.scheduleWithFixedDelay(
                        this::look, look.toNanos(), look.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// The whole body, read on this thread.
    ///
    /// @throws IOException it broke off, or was broken off here
    /// @throws Refusal it is longer than `most` bytes, or trickles
    byte[] read(InputStream stream, int most) throws IOException {
        begin(body);
        try {
            return Body.read(stream, most, body);
        } finally {
            end();
        }
    }

    /// Nobody wants the rest of this body; it must end all the same.
    void rest() {
        begin(body);
    }

    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
        begin(head);
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        end();
    }

    private void begin(Duration patience) {
        reading.put(Thread.currentThread(), System.nanoTime() + patience.toNanos());
    }

    private void end() {
        reading.remove(Thread.currentThread());
    }

    /// A thread whose head never came whole is gone by the next look, or late and interrupted.
    private void look() {
        long now = System.nanoTime();
        reading.forEach((thread, until) -> {
            if (now - until > 0 && reading.remove(thread, until)) thread.interrupt();
        });
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
