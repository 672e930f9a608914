package dev.relight.sqlite;

import dev.relight.journal.Entry;
import java.util.Optional;

/// The end of the chain; whoever keeps it elsewhere can tell later that nothing before it was
/// changed or cut off.
public record Head(long sequence, String hash) {
    public static Head of(Entry entry) {
        return new Head(entry.sequence(), entry.hash());
    }

    /// As printed: `1234:3f9a...`.
    public static Optional<Head> parse(String text) {
        if (!text.matches("[0-9]{1,18}:[0-9a-f]{64}")) return Optional.empty();
        int colon = text.indexOf(':');
        return Optional.of(
                new Head(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return sequence + ":" + hash;
    }
}
