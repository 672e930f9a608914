package dev.relight.runbook;

import dev.relight.runbook.page.CodeSpan;
import dev.relight.runbook.page.Page;
import dev.relight.runbook.page.Piece;
import dev.relight.runbook.page.Words;
import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Commands within sentences: "Restart it with `systemctl restart x`", a table of commands, a line
/// of its own below "check the status:".
final class SentenceCommands {
    private final Page page;
    private final Vocabulary known;
    private final List<Draft> found = new ArrayList<>();

    /// @param known programs of the house that the page shows elsewhere
    SentenceCommands(Page page, Vocabulary known) {
        this.page = page;
        this.known = known;
    }

    private boolean isCommand(CodeSpan code) {
        var tree = Shell.readCommand(code.text());
        return (Looks.isCommand(tree) || known.holds(tree)) && isWhole(code.text(), tree);
    }

    /// The commands of one piece; at most one for each line, since a line names a command.
    List<Draft> in(Piece piece, Part part) {
        found.clear();
        if (part.forbidden) return List.of();
        switch (piece) {
            case Piece.Prose prose -> sentence(prose.words(), part, false);
            case Piece.Item item -> sentence(item.words(), part, true);
            case Piece.Row row -> row(row, part);
            case Piece.Heading h -> {}
            case Piece.Code c -> {}
            case Piece.Rule r -> {}
            case Piece.Html h -> {}
        }
        return List.copyOf(found);
    }

    /// A paragraph longer than this is data, not writing, and is not searched for commands.
    private static final int PARAGRAPH_CHARACTERS_MAX = 20_000;

    private void sentence(Words words, Part part, boolean item) {
        if (words.raw().length() > PARAGRAPH_CHARACTERS_MAX) return;
        for (var code : words.codes()) {
            var before = words.raw().substring(0, code.offset());
            var behind = words.raw().substring(code.end());
            if (isMeant(before, behind, item) && isCommand(code))
                add(code.line(), code.text(), part);
        }
        bareLines(words, part);
    }

    /// A name alone (`` `docker logs` ``) is spoken of; a command to be run has something to act
    /// on.
    private static boolean isWhole(String text, Node tree) {
        var simples = tree.simples();
        return !simples.isEmpty()
                && (simples.size() > 1
                        || simples.getFirst().words().size() > 2
                        || text.startsWith("./")
                        || simples.getFirst().words().stream()
                                .skip(1)
                                .anyMatch(word -> word.value().startsWith("-")));
    }

    private static boolean isMeant(String before, String behind, boolean item) {
        if (!before.isBlank()) return Asked.toRunHere(before);
        var rest = behind.strip();
        return rest.isEmpty() || item && (":-–—(#,→=".indexOf(rest.charAt(0)) >= 0 || tells(rest));
    }

    /// "`pg_isready` says ...": what follows is the answer that it gives.
    private static boolean tells(String behind) {
        int end = behind.indexOf(' ');
        return end > 0 && TELLING.contains(behind.substring(0, end));
    }

    private static final Set<String> TELLING =
            Set.of(
                    "says",
                    "shows",
                    "returns",
                    "prints",
                    "should",
                    "must",
                    "gives",
                    "answers",
                    "reports",
                    "lists",
                    "tells",
                    "outputs",
                    "exits",
                    "succeeds",
                    "works",
                    "responds");

    /// A command that stands unmarked on the line below a colon.
    private void bareLines(Words words, Part part) {
        var lines = words.rawLines();
        for (int at = 1; at < lines.size() && at < words.lines().size(); at++) {
            var line = lines.get(at).strip();
            boolean led = lines.get(at - 1).stripTrailing().endsWith(":");
            if (led && line.indexOf('`') < 0 && line.indexOf(' ') > 0 && Looks.isCommand(line))
                add(words.lines().get(at), line, part);
        }
    }

    private void row(Piece.Row row, Part part) {
        if (row.header()) return;
        for (var cell : row.cells())
            if (cell.codes().size() == 1 && cell.plain().equals(cell.codes().getFirst().text())) {
                var code = cell.codes().getFirst();
                if (isCommand(code)) add(row.line(), code.text(), part);
            }
    }

    private void add(int line, String text, Part part) {
        if (found.stream().anyMatch(draft -> draft.line == line)) return;
        if (page.line(line).isBlank()) return;
        found.add(new Draft(line, line, text, "", Shell.readCommand(text), part, null));
    }
}
