package dev.relight.inbox;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// Does what a letter says; one for each verb.
public interface Reader {
    /// Must not block. Called again with the same letter and the same `at` after a crash: what was
    /// done then must not be done twice.
    ///
    /// @param at when the letter was taken; give it to the signal, so that the record shows whether
    ///   it was done
    CompletableFuture<Reply> read(Letter letter, Instant at);
}
