package dev.relight.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that was seen, and where.
///
/// @param subject such as `http.status(http://localhost:8000/health)`; see [Subject]
/// @param value as text; numbers plain, without unit
/// @param line of the command in the runbook, 1-based; 0 where no command yielded it
/// @param at when it was seen; null while nobody has said
/// @param since since when it has been so without a break; null while nobody has said
/// @param raw the words it was read from, one line, at most [#RAW_CHARACTERS_MAX]
public record Fact(
        String subject,
        String value,
        int line,
        @Nullable Instant at,
        @Nullable Instant since,
        String raw) {
    /// What a person can take in at a glance, beside a reason.
    public static final int RAW_CHARACTERS_MAX = 200;

    public Fact {
        raw = raw.strip();
        if (raw.length() > RAW_CHARACTERS_MAX) raw = raw.substring(0, RAW_CHARACTERS_MAX - 1) + "…";
    }

    public Fact(String subject, String value, String raw) {
        this(subject, value, 0, null, null, raw);
    }

    public Fact(String subject, String value, int line) {
        this(subject, value, line, null, null, value);
    }

    /// As a person reads it: `http.status = 503 (line 20: HTTP/1.1 503)`.
    public String words() {
        var shown = value.length() > 60 ? value.substring(0, 59) + "…" : value;
        return subject
                + " = "
                + shown.replace('\n', ' ')
                + (line > 0 ? " (line " + line + ")" : "");
    }
}
