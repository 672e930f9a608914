package dev.relight.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks names up, within a time.
///
/// The system's resolver cannot be interrupted and would hold the carrier of a virtual thread, so
/// it is asked on threads of its own; if a dead resolver holds all of them, names fail, but what is
/// asked by address goes on.
final class Addresses {
    private static final int THREADS_MAX = 32;
    private static final int QUEUE_MAX = 1000;
    private static final int IDLE_SECONDS = 30;

    private static final ExecutorService RESOLVERS = resolvers();

    private Addresses() {}

    private static ExecutorService resolvers() {
        var pool =
                new ThreadPoolExecutor(
                        THREADS_MAX,
                        THREADS_MAX,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(QUEUE_MAX),
                        Thread.ofPlatform().daemon().name("watch-dns-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    static InetAddress of(String host, Duration within) throws IOException {
        try {
            var asked = RESOLVERS.submit(() -> InetAddress.getByName(host));
            return asked.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new UnknownHostException(host);
        } catch (TimeoutException | RejectedExecutionException e) {
            throw new UnknownHostException(host + " (no answer from the resolver)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
