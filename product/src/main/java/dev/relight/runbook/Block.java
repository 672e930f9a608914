package dev.relight.runbook;

import dev.relight.runbook.page.Piece;
import dev.relight.shell.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block of code on its way into the plan.
final class Block {
    final Piece.Code code;
    final Part part;
    final CodeBlock.Kind kind;

    /// Of what was typed; empty unless the block holds commands.
    final Script script;

    /// 0-based lines of the block that are printed output.
    final List<Integer> printed;

    final List<Run> runs = new ArrayList<>();

    Block(Piece.Code code, Part part, CodeBlock.Kind kind, Script script, List<Integer> printed) {
        this.code = code;
        this.part = part;
        this.kind = kind;
        this.script = script;
        this.printed = printed;
    }

    /// Line of the file for a 1-based line of the block.
    int fileLine(int line) {
        return code.bodyLine() + line - 1;
    }

    /// Its commands, in order.
    List<Draft> commands() {
        if (settled != null) return settled;
        return runs.stream().flatMap(run -> run.commands.stream()).toList();
    }

    /// From here on its runs and commands stay as they are.
    void settle() {
        runs.removeIf(Run::isEmpty);
        settled = commands();
    }

    private @Nullable List<Draft> settled;

    /// What its commands say, once they are settled.
    List<String> texts() {
        if (texts == null) texts = commands().stream().map(draft -> draft.text).toList();
        return texts;
    }

    private @Nullable List<String> texts;
}
