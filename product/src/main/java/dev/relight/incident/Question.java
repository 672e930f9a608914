package dev.relight.incident;

import dev.relight.danger.Danger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something a person must answer.
///
/// @param id incident and number: `lantern-12-q3`
/// @param digest of what a yes is bound to; empty where nothing runs
/// @param shown what will run, or what there is to do, line by line
/// @param yeses how many different people must agree
/// @param expires then it counts as no
/// @param ifSilent what happens if nobody answers, in words
/// @param which what must be named; null unless the kind is CHOOSE
public record Question(
        String id,
        Kind kind,
        String title,
        List<String> shown,
        String target,
        @Nullable Danger danger,
        List<String> reasons,
        String digest,
        int yeses,
        Instant expires,
        String ifSilent,
        @Nullable Which which) {
    public Question {
        shown = List.copyOf(shown);
        reasons = List.copyOf(reasons);
    }

    /// One that is answered without naming anything.
    public Question(
            String id,
            Kind kind,
            String title,
            List<String> shown,
            String target,
            @Nullable Danger danger,
            List<String> reasons,
            String digest,
            int yeses,
            Instant expires,
            String ifSilent) {
        this(
                id, kind, title, shown, target, danger, reasons, digest, yeses, expires, ifSilent,
                null);
    }

    /// What is asked.
    public enum Kind {
        /// May this rung be taken?
        APPROVE,
        /// Please do this, and say when it is done.
        BY_HAND,
        /// Which of those that were seen does the step mean?
        CHOOSE,
        /// It was started, and nobody knows what became of it: once more?
        DOUBT,
        /// Nothing can tell: is the service well?
        HEALTH
    }
}
