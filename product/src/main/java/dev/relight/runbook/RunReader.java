package dev.relight.runbook;

import dev.relight.shell.Remark;
import dev.relight.shell.Statement;
import java.util.ArrayList;
import java.util.List;

/// Groups the lines of a block of shell: comments, the commands below them, and comments behind
/// that speak of the output.
final class RunReader {
    private final Block block;
    private final String[] lines;
    private final List<Run> runs = new ArrayList<>();
    private Run run;

    private RunReader(Block block) {
        this.block = block;
        this.lines = block.code.text().split("\n", -1);
        this.run = new Run(block, false);
    }

    /// Fills [Block#runs].
    static void read(Block block) {
        var reader = new RunReader(block);
        reader.all();
        block.runs.addAll(reader.runs);
    }

    /// A comment or a statement of the script, with its lines there.
    private record Element(int line, int endLine, Object what) {}

    private void all() {
        var elements = new ArrayList<Element>();
        for (var remark : block.script.remarks())
            elements.add(new Element(remark.line(), remark.line(), remark));
        for (var statement : block.script.statements())
            elements.add(new Element(statement.line(), statement.endLine(), statement));
        elements.sort((one, other) -> Integer.compare(one.line(), other.line()));
        int last = -1;
        for (var element : elements) {
            if (last >= 0 && element.line > last + 1) next(false);
            last = element.endLine;
            switch (element.what) {
                case Remark remark -> note(remark);
                case Statement statement -> command(statement);
                default -> throw new IllegalStateException("neither remark nor statement");
            }
        }
        next(false);
    }

    private void next(boolean joined) {
        if (!run.isEmpty()) runs.add(run);
        run = new Run(block, joined);
    }

    private void note(Remark remark) {
        var note = new Note(block.fileLine(remark.line()), raw(remark));
        boolean behind = !run.commands.isEmpty();
        if (behind && note.isOfOutput()) {
            run.after.add(note);
            return;
        }
        if (behind && !run.after.isEmpty() && isDetail(note)) {
            run.after.getLast().details.add(note);
            return;
        }
        if (behind) next(true);
        run.notes.add(note);
    }

    /// `# - an item` below a comment on what to look for.
    private static boolean isDetail(Note note) {
        return note.raw.startsWith("- ") || note.raw.startsWith("* ") || note.raw.startsWith(" ");
    }

    private String raw(Remark remark) {
        var line = remark.line() <= lines.length ? lines[remark.line() - 1] : remark.text();
        int hash = line.indexOf('#');
        return hash < 0 ? remark.text() : line.substring(hash + 1);
    }

    private void command(Statement statement) {
        if (!run.after.isEmpty()) next(true);
        var draft =
                new Draft(
                        block.fileLine(statement.line()),
                        block.fileLine(statement.endLine()),
                        statement.text(),
                        statement.inlineComment(),
                        statement.tree(),
                        block.part,
                        block);
        run.commands.add(draft);
    }
}
