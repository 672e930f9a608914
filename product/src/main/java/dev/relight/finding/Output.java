package dev.relight.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a command printed, with what is known of the command.
///
/// @param command as it ran
/// @param exit null if it was still running at its deadline
record Output(String command, Look look, @Nullable Integer exit, String stdout, String stderr) {
    /// Longer lines are cut: no reader needs more, and expressions stay cheap.
    private static final int LINE_CHARACTERS_MAX = 2_000;

    /// More lines are not read one by one.
    private static final int LINES_MAX = 20_000;

    /// Standard output, line by line, blank ones left out.
    List<String> lines() {
        return lines(stdout);
    }

    static List<String> lines(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .limit(LINES_MAX)
                .map(line -> line.substring(0, Math.min(line.length(), LINE_CHARACTERS_MAX)))
                .toList();
    }

    Call source() {
        return look.source();
    }

    boolean exitIs(int status) {
        return exit != null && exit == status;
    }

    /// Whose exit it is: the source's, not that of the last of a pipeline.
    boolean sourceExitIs(int status) {
        return look.exitTells() && exitIs(status);
    }

    /// A search at the end found something that is not shown.
    boolean isWithheld() {
        return found() && stdout.isBlank();
    }

    /// A search at the end found something, though the output may have been withheld.
    boolean found() {
        return look.isPiped() && Greps.isGrep(look.filters().getLast()) && exitIs(0);
    }
}
