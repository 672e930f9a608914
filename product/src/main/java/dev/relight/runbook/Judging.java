package dev.relight.runbook;

import dev.relight.danger.Attendance;
import dev.relight.danger.Danger;
import dev.relight.danger.Platform;
import dev.relight.danger.SecretShown;
import dev.relight.danger.Unattended;
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
    void heed(Gatherer gathered) {
        for (var block : gathered.blocks) {
            join(block);
            for (var run : block.runs) await(run);
        }
    }

    /// `wait` means something only in the shell that started the jobs.
    private static void join(Block block) {
        var statements = block.script.statements();
        for (int at = 0; at < statements.size(); at++) {
            var other = Attendance.joinedTo(statements.get(at), statements.subList(0, at));
            if (other == null) continue;
            int line = block.fileLine(statements.get(at).line());
            for (var draft : block.commands())
                if (draft.line == line)
                    draft.runs(new Unattended(Unattended.Kind.JOINED, String.valueOf(block.fileLine(other.line()))));
        }
    }

    /// "Wait 2-3 minutes and verify" over a command that does not wait by itself: the wait comes
    /// first, then the command as it stands.
    private static void await(Run run) {
        if (run.commands.isEmpty() || run.commands.stream().anyMatch(Draft::isWait)) return;
        for (var note : run.notes) {
            var length = Waits.said(note);
            if (length == null || run.commands.getFirst().judged().unattended() != null) continue;
            var text = length.isRange() ? length.least() + "/" + length.most() : length.most();
            run.commands.getFirst().runs(new Unattended(Unattended.Kind.WAIT, text));
        }
    }

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
