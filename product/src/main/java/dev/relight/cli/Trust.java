package dev.relight.cli;

import dev.relight.incident.Autonomy;
import dev.relight.orders.AcceptedRunbooks;
import dev.relight.orders.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether a runbook may run anything alone: only in just the text that a person has accepted.
final class Trust {
    /// More of a change than this is read with `diff`.
    private static final int DIFF_LINES_MAX = 60;

    private Trust() {}

    /// The autonomy that this runbook has earned, at most the one that is wanted; says why if it is
    /// less.
    static Autonomy earned(Path runbook, Path state, Autonomy wanted, Terminal terminal)
            throws IOException {
        if (wanted != Autonomy.AUTO) return wanted;
        var text = Files.readAllBytes(runbook);
        var sha256 = AcceptedRunbooks.sha256(text);
        if (Reach.accepts(state, sha256)) return wanted;
        for (var folder : Reach.of(state)) {
            var accepted = new AcceptedRunbooks(folder);
            var last = accepted.last(runbook);
            if (last.isEmpty()) continue;
            terminal.out()
                    .printf(
                            "   %s has changed since %s accepted it: it asks before every change%n",
                            runbook, last.get().by());
            print(accepted.diff(last.get(), text), terminal);
            return Autonomy.ASSIST;
        }
        terminal.out()
                .printf(
                        "   nobody has accepted %s: it asks before every change%n"
                                + "   mend: read it, then relight accept %s%n",
                        runbook, runbook);
        return Autonomy.ASSIST;
    }

    /// As `diff -u` shows it.
    static void print(List<String> diff, Terminal terminal) {
        diff.stream().limit(DIFF_LINES_MAX).forEach(line -> terminal.out().println("   " + line));
        if (diff.size() > DIFF_LINES_MAX)
            terminal.out().printf("   ... and %d lines more%n", diff.size() - DIFF_LINES_MAX);
    }
}
