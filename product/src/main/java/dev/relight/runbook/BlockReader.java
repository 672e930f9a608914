package dev.relight.runbook;

import dev.relight.lexicon.CodeTags;
import dev.relight.lexicon.Phase;
import dev.relight.runbook.page.Piece;
import dev.relight.shell.Script;
import dev.relight.shell.Shell;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides what a block of code is, and reads its shell.
final class BlockReader {
    private static final Script NOTHING = new Script(List.of(), List.of());

    /// A slot of a message: `[TIMESTAMP]`, `[A/B/C]`, `{{ name }}`.
    private static final Pattern SLOT =
            Pattern.compile(
                    "\\[[A-Za-z][^\\]\\n]{1,60}\\](?!\\()|\\{\\{[^}\\n]+\\}\\}|<[A-Za-z][^>\\n]*>|_{4,}");

    private BlockReader() {}

    /// @param leadIn the text right above the block, empty if none
    static Block read(
            Piece.Code code, Part part, String leadIn, boolean forbidden, Vocabulary known) {
        if (!code.closed()) return plain(code, part, CodeBlock.Kind.BROKEN);
        var promise = CodeTags.of(code.language());
        if (isTemplate(code, part, promise)) return plain(code, part, CodeBlock.Kind.TEMPLATE);
        return switch (promise) {
            case CONFIG -> plain(code, part, CodeBlock.Kind.CONFIG);
            case CODE -> plain(code, part, CodeBlock.Kind.CODE);
            case PROSE -> plain(code, part, CodeBlock.Kind.OUTPUT);
            case SHELL, CONSOLE, OPEN -> shell(code, part, leadIn, forbidden, known);
        };
    }

    private static Block plain(Piece.Code code, Part part, CodeBlock.Kind kind) {
        return new Block(code, part, kind, NOTHING, List.of());
    }

    private static Block shell(
            Piece.Code code, Part part, String leadIn, boolean forbidden, Vocabulary known) {
        var promise = CodeTags.of(code.language());
        var prompts = Prompts.read(code.text(), true);
        boolean prompted = prompts.prompts() > 0;
        if (!prompted && prompts.repl() > 0) return plain(code, part, CodeBlock.Kind.CODE);
        var script = Shell.read(prompted ? prompts.text() : code.text());
        if (!prompted) {
            var commands = new CommandLines(script, promise, leadIn, known).chosen();
            if (commands.isEmpty() && !isComments(script))
                return plain(code, part, other(code.text()));
            script = new Script(commands, script.remarks());
        }
        if (promise != CodeTags.Promise.OPEN || prompted) known.learn(script.statements());
        var kind = forbidden ? CodeBlock.Kind.FORBIDDEN : CodeBlock.Kind.SHELL;
        return new Block(code, part, kind, script, prompted ? prompts.printed() : List.of());
    }

    private static boolean isComments(Script script) {
        return script.statements().isEmpty() && !script.remarks().isEmpty();
    }

    private static CodeBlock.Kind other(String text) {
        if (Strays.isSql(text.strip())) return CodeBlock.Kind.CODE;
        var lines = text.strip().split("\n");
        int settings = 0;
        for (var line : lines) if (Strays.isSetting(line.strip())) settings++;
        return settings * 2 > lines.length ? CodeBlock.Kind.CONFIG : CodeBlock.Kind.OUTPUT;
    }

    /// A message with slots to be filled: in a block of prose, or where the runbook communicates.
    private static boolean isTemplate(Piece.Code code, Part part, CodeTags.Promise promise) {
        if (promise != CodeTags.Promise.PROSE && promise != CodeTags.Promise.OPEN) return false;
        boolean slots = SLOT.matcher(code.text()).find();
        if (promise == CodeTags.Promise.PROSE) return slots || communicates(part);
        return communicates(part)
                && Prompts.read(code.text(), false).prompts() == 0
                && Shell.read(code.text()).statements().stream()
                        .noneMatch(one -> Looks.isCommand(one.tree()));
    }

    private static boolean communicates(Part part) {
        for (var at = part; at != null; at = at.above)
            if (!at.purposes.isEmpty() && isWritten(at.purposes.getFirst().phase())) return true;
        return false;
    }

    /// Phases in which people write to each other: what is no command there is to be filled in.
    private static boolean isWritten(@Nullable Phase phase) {
        return phase == Phase.COMMUNICATE || phase == Phase.POST_INCIDENT;
    }
}
