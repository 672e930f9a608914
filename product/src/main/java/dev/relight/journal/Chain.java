package dev.relight.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// Ties each entry to the one before, so that an edit or a gap shows.
public final class Chain {
    /// What the first entry follows.
    public static final String START = "0".repeat(64);

    private Chain() {}

    /// The entry that follows `previous`.
    public static Entry link(
            long sequence, String incident, Instant at, String kind, String json, String previous) {
        var hash = hash(sequence, incident, at, kind, json, previous);
        return new Entry(sequence, incident, at, kind, json, previous, hash);
    }

    /// Reads the journal from its first entry and finds the first thing that is wrong.
    public static final class Check {
        private String previous = START;
        private long sequence;
        private String fault = "";

        public void see(Entry entry) {
            if (!fault.isEmpty()) return;
            sequence++;
            if (entry.sequence() != sequence)
                fault =
                        "entry %d is missing; entry %d stands in its place"
                                .formatted(sequence, entry.sequence());
            else if (!entry.previous().equals(previous))
                fault = "entry %d does not follow entry %d".formatted(sequence, sequence - 1);
            else if (!entry.hash().equals(rehash(entry)))
                fault = "entry %d was changed after it was written".formatted(sequence);
            previous = entry.hash();
        }

        /// How many entries it has seen.
        public long seen() {
            return sequence;
        }

        /// Empty if nothing is wrong.
        public String fault() {
            return fault;
        }
    }

    /// The entry says what its hash says it says; whether it has its right neighbours, only [Check]
    /// can tell.
    public static boolean isUnchanged(Entry entry) {
        return entry.hash().equals(rehash(entry));
    }

    private static String rehash(Entry entry) {
        return hash(
                entry.sequence(),
                entry.incident(),
                entry.at(),
                entry.kind(),
                entry.json(),
                entry.previous());
    }

    private static String hash(
            long sequence, String incident, Instant at, String kind, String json, String previous) {
        return sha256(
                List.of(Long.toString(sequence), incident, at.toString(), kind, json, previous));
    }

    /// SHA-256 of words; their lengths go in too, so that no two lists give one stream of bytes.
    private static String sha256(List<String> words) {
        var sha = sha();
        for (var word : words) {
            var bytes = word.getBytes(StandardCharsets.UTF_8);
            sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            sha.update(bytes);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /// SHA-256 of bytes, 64 hex digits.
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha().digest(bytes));
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256; every Java must", e);
        }
    }
}
