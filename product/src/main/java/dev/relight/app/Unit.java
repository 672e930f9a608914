package dev.relight.app;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The unit of systemd in which we run, if we do: it is told when we are ready, that we are alive,
/// and when we stop (`man sd_notify`).
///
/// A datagram to a local socket, which Java itself cannot send; so the three calls are made by
/// hand.
public final class Unit implements AutoCloseable {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;

    /// Room for a path in the address of a local socket (`man 7 unix`).
    private static final int PATH_BYTES_MAX = 108;

    private final @Nullable String socket;
    private final @Nullable Duration watchdog;
    private final CountDownLatch closing = new CountDownLatch(1);

    private Unit(@Nullable String socket, @Nullable Duration watchdog) {
        this.socket = socket;
        this.watchdog = watchdog;
    }

    /// Nobody is told anything where `NOTIFY_SOCKET` is not set.
    public static Unit of(Map<String, String> environment) {
        var socket = environment.get("NOTIFY_SOCKET");
        if (socket == null || !socket.matches("[/@].{1," + (PATH_BYTES_MAX - 2) + "}"))
            return new Unit(null, null);
        var micros = environment.getOrDefault("WATCHDOG_USEC", "");
        return new Unit(
                socket,
                micros.matches("[1-9][0-9]{0,12}")
                        ? Duration.ofNanos(1_000 * Long.parseLong(micros))
                        : null);
    }

    /// From now on we serve, and say so again and again if systemd wants to hear it.
    public void ready(String status) {
        tell("READY=1\nSTATUS=" + status);
        if (watchdog != null) Thread.ofVirtual().name("watchdog").start(() -> beat(watchdog));
    }

    private void beat(Duration within) {
        try {
            do tell("WATCHDOG=1");
            while (!closing.await(within.toNanos() / 2, TimeUnit.NANOSECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// We stop.
    @Override
    public void close() {
        closing.countDown();
        tell("STOPPING=1");
    }

    private void tell(String words) {
        if (socket == null) return;
        try (var arena = Arena.ofConfined()) {
            var linker = Linker.nativeLinker();
            var open = function(linker, "socket", "iiii");
            var send = function(linker, "sendto", "lialiai");
            var close = function(linker, "close", "ii");
            int door = (int) open.invoke(AF_UNIX, SOCK_DGRAM, 0);
            if (door < 0) return;
            try {
                var text = arena.allocateFrom(words, StandardCharsets.UTF_8);
                var path = socket.getBytes(StandardCharsets.UTF_8);
                if (path[0] == '@') path[0] = 0;
                var address = arena.allocate(2 + PATH_BYTES_MAX, 2);
                address.set(JAVA_SHORT, 0, (short) AF_UNIX);
                MemorySegment.copy(path, 0, address, JAVA_BYTE, 2, path.length);
                var _ =
                        (long)
                                send.invoke(
                                        door,
                                        text,
                                        text.byteSize() - 1,
                                        0,
                                        address,
                                        2 + path.length);
            } finally {
                var _ = (int) close.invoke(door);
            }
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable impossible) {
            throw new IllegalStateException("a function of C has thrown", impossible);
        }
    }

    /// @param signature what it gives back, then what it takes: int, long, address
    @SuppressWarnings("restricted") // libc's own functions, by the signatures above
    private static MethodHandle function(Linker linker, String name, String signature) {
        var layouts =
                signature
                        .chars()
                        .mapToObj(it ->
                                switch (it) {
                                    case 'i' -> ValueLayout.JAVA_INT;
                                    case 'l' -> ValueLayout.JAVA_LONG;
                                    default -> ValueLayout.ADDRESS;
                                })
                        .toArray(java.lang.foreign.MemoryLayout[]::new);
        var arguments = java.util.Arrays.copyOfRange(layouts, 1, layouts.length);
        return linker.downcallHandle(
                linker.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(layouts[0], arguments));
    }
}
