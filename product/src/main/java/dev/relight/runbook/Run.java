package dev.relight.runbook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Comments and the commands right below them, up to the next blank line or comment.
final class Run {
    final Block block;

    /// In front of the commands, or alone.
    final List<Note> notes = new ArrayList<>();

    final List<Draft> commands = new ArrayList<>();

    /// Comments behind the commands that speak of their output.
    final List<Note> after = new ArrayList<>();

    /// It follows the one before without a blank line.
    final boolean joined;

    /// Its commands stand instead of those above.
    boolean alternative;

    /// Its comment says that what stood below must not be run; the commands are gone.
    boolean forbidden;

    /// For comments alone that speak of the output of commands above: the run of those.
    @Nullable Run speaksOf;

    Run(Block block, boolean joined) {
        this.block = block;
        this.joined = joined;
    }

    boolean isEmpty() {
        return notes.isEmpty() && commands.isEmpty() && after.isEmpty();
    }

    int line() {
        if (!notes.isEmpty()) return notes.getFirst().line;
        return commands.isEmpty() ? after.getFirst().line : commands.getFirst().line;
    }
}
