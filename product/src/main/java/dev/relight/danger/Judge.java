package dev.relight.danger;

import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import dev.relight.shell.Statement;
import java.util.List;
import java.util.Map;

/// Says how much harm a command can do, and why, by tables that a team can add to.
///
/// Safe for many threads; never throws for what stands in a command.
public final class Judge {
    private final Shelf shelf;

    private Judge(Shelf shelf) {
        this.shelf = shelf;
    }

    /// By the shipped tables alone.
    public static Judge standard() {
        return new Judge(new Shelf(Map.of()));
    }

    /// By the team's own rules first; a row of theirs wins over a shipped row for the same words.
    public static Judge with(OwnRules rules) {
        return new Judge(new Shelf(rules.tables()));
    }

    /// Everything that was found, the weightiest first; never empty.
    public List<Reason> reasons(Node tree) {
        var scales = new Scales();
        new Weigher(shelf, scales).walk(tree, new Feed.Nothing());
        if (scales.isEmpty()) scales.add(Danger.OBSERVE, "nothing in it runs a program", "");
        return scales.inOrder();
    }

    public List<Reason> reasons(Statement statement) {
        return reasons(statement.tree());
    }

    public List<Reason> reasons(String command) {
        return reasons(Shell.readCommand(command));
    }
}
