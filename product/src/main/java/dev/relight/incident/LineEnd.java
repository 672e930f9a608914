package dev.relight.incident;

import dev.relight.finding.Judgement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one command of the runbook did.
///
/// @param line of the runbook
/// @param exit null if it was still running at the end
/// @param check what the author's expectation, or the usual one, says of it
/// @param excerpt the end of its output, at most [#EXCERPT_MAX] characters, redacted
/// @param stdout SHA-256 of the whole output kept beside the journal; empty if nothing was printed
/// @param stderr likewise
public record LineEnd(
        int line,
        @Nullable Integer exit,
        Judgement check,
        String excerpt,
        String stdout,
        String stderr,
        Duration took) {
    /// What fits a timeline; the rest lies beside the journal.
    public static final int EXCERPT_MAX = 600;

    /// The command was not found, or the shell could not run it: nothing was learnt.
    public boolean lacksTool() {
        return exit != null && (exit == 126 || exit == 127);
    }
}
