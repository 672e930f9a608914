package dev.relight.runbook;

import dev.relight.danger.Attendance;
import dev.relight.danger.Danger;
import dev.relight.danger.Platform;
import dev.relight.danger.SecretShown;
import dev.relight.danger.Verdict;
import dev.relight.shell.Placeholder;
import dev.relight.shell.Placeholders;
import java.util.List;

/// Asks the judge about every command, with what its block says around it.
public final class Judging {
    private Judging() {}

    public static Judging standard() {
        return new Judging();
    }

    /// Before the comments are understood: by the text of each command.
    void judge(Gatherer gathered) {
        for (var draft : gathered.commands) draft.verdict = verdict(draft);
    }

    /// Once the comments are understood: what the author warns of is worse by one.
    void heed(Gatherer gathered) {}

    private static Verdict verdict(Draft draft) {
        var attendance = Attendance.of(draft.text, draft.tree);
        return new Verdict(
                Danger.UNKNOWN,
                List.of("nobody has judged it"),
                attendance.interactive(),
                attendance.form(),
                Platform.ANY,
                Placeholders.in(draft.text).stream().map(Placeholder::text).toList(),
                List.of(),
                SecretShown.in(draft.tree) != null);
    }
}
