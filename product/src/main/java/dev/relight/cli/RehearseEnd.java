package dev.relight.cli;

import dev.relight.rehearse.Cause;
import dev.relight.rehearse.Rehearsal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What stands under the story of a rehearsal: how it ended, and what was seen.
final class RehearseEnd {
    private static final int TITLE_WIDTH = 40;

    private final Terminal terminal;

    RehearseEnd(Terminal terminal) {
        this.terminal = terminal;
    }

    static boolean isAsExpected(Rehearsal.Result result, Rehearsal.Ending expected) {
        return result.ending() == expected && isSeen(result);
    }

    static boolean isSeen(Rehearsal.Result result) {
        return result.insight() != Rehearsal.Insight.WRONG;
    }

    void print(@Nullable Cause cause, Rehearsal.Result result) {
        var out = terminal.out();
        out.println();
        out.printf(
                "   %s after %s of simulated time; %d asked, %d commands run that change something%n",
                ending(result),
                Page.length(result.took()),
                result.questions().size(),
                result.ran().size());
        if (cause != null) out.printf("   %s%n", insight(result));
        for (var symptom : result.unseen())
            out.printf(
                    "   line %d, \"%s\": nothing this runbook looks at can show it%n",
                    symptom.line(), symptom.text());
        out.println("   every invariant held");
    }

    /// One of many, on one line.
    void line(Cause cause, Rehearsal.Result result) {
        var title = cause.title();
        if (title.length() > TITLE_WIDTH) title = title.substring(0, TITLE_WIDTH - 1) + "…";
        terminal.out()
                .printf(
                        "%6d  %-" + TITLE_WIDTH + "s  %s; %s%n",
                        cause.line(),
                        title,
                        insight(result),
                        ending(result));
        terminal.out().flush();
    }

    private String insight(Rehearsal.Result result) {
        var chosen = result.chosen();
        return switch (result.insight()) {
            case NONE_WANTED -> "";
            case RIGHT -> terminal.green("seen for what it is");
            case ASKED -> terminal.yellow("left to a person, who is told the candidates");
            case UNSEEN -> terminal.yellow("nothing this runbook looks at can show it");
            case WRONG ->
                    terminal.red(
                            chosen == null
                                    ? "not seen, and not among the candidates"
                                    : "taken for '%s' (line %d)"
                                            .formatted(chosen.title(), chosen.section()));
        };
    }

    private static String ending(Rehearsal.Result result) {
        return result.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
