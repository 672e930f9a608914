package dev.relight.room.sheet;

import dev.relight.incident.LineEnd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one line of the runbook stands.
///
/// @param at since when it stands so
/// @param because for people; empty where the word says it all
/// @param end of the last time it ran; null if it never did
/// @param times how often it was started
/// @param runs exactly what ran or will run, values in their places; empty if nobody knows yet
public record LineState(
        Word word,
        @Nullable Instant at,
        String because,
        @Nullable LineEnd end,
        int times,
        String runs) {
    /// One word each, with a sign that can be told without colour.
    public enum Word {
        NOT_YET("not yet", "·"),
        NEXT("next", "›"),
        RUNNING("running", "▸"),
        DONE("done", "✓"),
        /// It looked, and what it saw is not as it should be.
        ODD("not as expected", "≠"),
        FAILED("failed", "✗"),
        SKIPPED("skipped", "–"),
        ASKS("waits for a yes", "?"),
        BY_HAND("for a person", "☞"),
        UNKNOWN("unknown", "!");

        private final String said;
        private final String sign;

        Word(String said, String sign) {
            this.said = said;
            this.sign = sign;
        }

        public String said() {
            return said;
        }

        public String sign() {
            return sign;
        }

        /// For style sheets: `not-yet`.
        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    static final LineState UNTOUCHED = new LineState(Word.NOT_YET, null, "", null, 0, "");

    LineState now(Word other, Instant since, String why) {
        return new LineState(other, since, why, end, times, runs);
    }

    LineState started(Instant since, String what) {
        return new LineState(Word.RUNNING, since, "", end, times + 1, what);
    }

    LineState planned(Word other, Instant since, String what) {
        return new LineState(other, since, "", end, times, what);
    }

    /// @param looks it changes nothing, so what it saw is a finding and no failure
    LineState ended(Instant since, LineEnd its, boolean looks) {
        return new LineState(looks ? saw(its) : did(its), since, verdict(its), its, times, runs);
    }

    private static Word saw(LineEnd end) {
        if (end.check().isFalse()) return end.lacksTool() ? Word.FAILED : Word.ODD;
        if (end.check().isTrue()) return Word.DONE;
        return end.exit() == null || end.lacksTool() ? Word.FAILED : Word.DONE;
    }

    /// The author's expectation decides; where he has none, the exit status.
    private static Word did(LineEnd end) {
        if (end.check().isTrue()) return Word.DONE;
        if (end.check().isFalse()) return Word.FAILED;
        return end.exit() != null && end.exit() == 0 ? Word.DONE : Word.FAILED;
    }

    private static String verdict(LineEnd end) {
        var exit = end.exit() == null ? "did not end" : "exit " + end.exit();
        return end.check().isUndecided() ? exit : exit + ", " + end.check().because();
    }
}
