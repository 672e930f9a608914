package dev.relight.engine;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Whether the engine has stopped, and why if it did so by itself. Safe for many threads.
final class Halt {
    private final CompletableFuture<RuntimeException> why = new CompletableFuture<>();
    private volatile boolean closed;

    /// Something failed: only the first failure counts, and none after a wanted end.
    void because(Throwable e) {
        boolean wasClosed = closed;
        closed = true;
        if (wasClosed) return;
        why.complete(
                e instanceof RuntimeException known
                        ? known
                        : new IllegalStateException("a fault in Relight itself: " + e, e));
    }

    /// Somebody wants it to end.
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    Optional<RuntimeException> fault() {
        return Optional.ofNullable(why.getNow(null));
    }

    void tell(Consumer<RuntimeException> listener) {
        var _ = why.thenAccept(listener);
    }

    /// What whoever comes too late is told.
    IllegalStateException refusal() {
        return new IllegalStateException(
                fault().map(fault -> "Relight has stopped: " + fault.getMessage())
                        .orElse("Relight is stopping"));
    }
}
