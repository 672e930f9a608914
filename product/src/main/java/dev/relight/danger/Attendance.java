package dev.relight.danger;

import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import dev.relight.shell.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether somebody must sit at the terminal for a command, and what to run when nobody does.
///
/// Never changes what a command is for, only how it ends, what it asks and what it draws; where
/// that cannot be done, the form is a person's task.
///
/// @param interactive needs a terminal or a person, or does not end by itself
/// @param form null when the command runs as written; `joined` and `wait` are for the caller, who
///   knows the block
/// @param reasons why, one for each change
public record Attendance(boolean interactive, @Nullable Unattended form, List<String> reasons) {
    public Attendance {
        reasons = List.copyOf(reasons);
    }

    public static Attendance of(Statement statement) {
        return of(statement.text(), statement.tree());
    }

    public static Attendance of(String command) {
        return of(command, Shell.readCommand(command));
    }

    /// @param tree of that very text
    public static Attendance of(String text, Node tree) {
        var walk = new AttendanceWalk(text, 0);
        walk.walk(tree, Seat.AT_THE_TERMINAL);
        return new Attendance(walk.interactive, form(walk, tree), walk.reasons);
    }

    /// The statement in whose shell a `wait` must run: the last before it that leaves a job in the
    /// background; null for any other statement, and where there is none.
    ///
    /// @param before of the same block, in order
    public static @Nullable Statement joinedTo(Statement statement, List<Statement> before) {
        if (!(statement.tree() instanceof Node.Simple simple)
                || simple.words().isEmpty()
                || !simple.words().getFirst().value().equals("wait")) return null;
        for (var earlier : before.reversed()) if (leavesJob(earlier.tree())) return earlier;
        return null;
    }

    private static boolean leavesJob(Node node) {
        return node instanceof Node.Background
                || node.below().stream().anyMatch(Attendance::leavesJob);
    }

    private static @Nullable Unattended form(AttendanceWalk walk, Node tree) {
        if (walk.human != null) {
            var whole = tree instanceof Node.Simple ? "" : " (part of: " + oneLine(walk.text) + ")";
            return new Unattended(Unattended.Kind.HUMAN, walk.human + whole);
        }
        if (walk.edits.isEmpty() && !walk.wholeBounded) return null;
        var kind = walk.repaired ? Unattended.Kind.REPAIRED : Unattended.Kind.SHELL;
        var edited = walk.edits.apply(walk.text);
        var changed = walk.wholeBounded ? LoopDeadline.bounded(edited) : edited;
        if (Shell.readCommand(changed).isBroken())
            return new Unattended(Unattended.Kind.HUMAN, "at a terminal: " + oneLine(walk.text));
        return new Unattended(kind, changed);
    }

    static String oneLine(String text) {
        if (text.indexOf('\n') < 0) return text.strip();
        var line = new StringBuilder();
        for (var part : text.split("\n")) {
            var stripped = part.strip();
            if (stripped.endsWith("\\"))
                stripped = stripped.substring(0, stripped.length() - 1).strip();
            if (!line.isEmpty() && !stripped.isEmpty()) line.append(' ');
            line.append(stripped);
        }
        return line.toString();
    }
}
