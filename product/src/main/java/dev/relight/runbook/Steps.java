package dev.relight.runbook;

import dev.relight.lexicon.Fold;
import dev.relight.lexicon.Role;
import dev.relight.runbook.page.Piece;
import org.jspecify.annotations.Nullable;

/// Names the steps that no comment names, and says what each command is for within its part.
final class Steps {
    /// A lead-in longer than this is a text, not a name.
    private static final int NAME_CHARACTERS_MAX = 120;

    private Steps() {}

    static void name(Outline outline, Gatherer gathered) {
        for (var part : outline.parts()) {
            Piece above = null;
            var labels = new Labels(part);
            for (var piece : part.pieces) {
                var block = gathered.block(piece);
                var phase = labels.phase(piece, part);
                if (block != null) for (var draft : block.commands()) draft.labelled = phase;
                for (var draft : gathered.inline(piece)) draft.labelled = phase;
                if (block != null) names(block, above);
                for (var draft : gathered.inline(piece))
                    if (draft.step.isEmpty()) draft.step = name(piece);
                above = piece;
            }
        }
    }

    private static void names(Block block, @Nullable Piece above) {
        var name = "";
        if (above instanceof Piece.Item || above instanceof Piece.Prose) name = name(above);
        else if (block.code.in() != null) name = name(block.code.in());
        for (var draft : block.commands()) if (draft.step.isEmpty()) draft.step = name;
    }

    private static String name(Piece piece) {
        var text = piece.words().plain().replace('\n', ' ').strip();
        if (piece instanceof Piece.Row row && !row.cells().isEmpty())
            text = row.cells().getFirst().plain();
        if (text.length() > NAME_CHARACTERS_MAX && text.lastIndexOf(". ") > 0)
            text = text.substring(text.lastIndexOf(". ") + 2);
        if (text.length() > NAME_CHARACTERS_MAX)
            text = text.substring(0, NAME_CHARACTERS_MAX - 1) + "…";
        return text.endsWith(":") ? text.substring(0, text.length() - 1).strip() : text;
    }

    /// What each command of a part does: look, act, wait, look again.
    static void roles(Part part) {
        boolean acted = false;
        for (var draft : part.commands) {
            draft.role = role(draft, acted);
            acted |= draft.role == Role.ACT;
        }
    }

    private static Role role(Draft draft, boolean acted) {
        if (draft.isSetting() || draft.isHuman()) return Role.HUMAN;
        if (draft.isWait() || waits(draft)) return Role.WAIT;
        if (draft.printsNowhere()) return Role.NOOP;
        boolean verifies = draft.phase() == dev.relight.lexicon.Phase.VERIFY;
        if (!draft.acts())
            return verifies || acted && !afterFailure(draft) ? Role.CONFIRM : Role.CHECK;
        if (keeps(draft)) return Role.CAPTURE;
        return verifies ? Role.CONFIRM : Role.ACT;
    }

    private static boolean waits(Draft draft) {
        if (draft.tree instanceof dev.relight.shell.Node.Loop loop
                && (loop.kind() == dev.relight.shell.Node.Loop.Kind.UNTIL
                        || loop.kind() == dev.relight.shell.Node.Loop.Kind.WHILE)) return true;
        var fold = Fold.of(draft.step);
        return fold.word(0).equals("wait")
                && fold.word(1).equals("for")
                && !draft.text.startsWith("curl");
    }

    /// "If restart fails, check logs": the look belongs to the trouble, not to the cure.
    private static boolean afterFailure(Draft draft) {
        for (var stated : draft.conditions)
            if (stated.kind == dev.relight.lexicon.ConditionKind.FAILURE_OF
                    && stated.source.equals("comment"))
                return !stated.whole.contains(",") || stated.line == draft.line - 1;
        return false;
    }

    private static boolean keeps(Draft draft) {
        if (draft.danger() != dev.relight.danger.Danger.REVERSIBLE) return false;
        for (var word : Fold.of(draft.step).words())
            if (java.util.Set.of(
                            "backup",
                            "save",
                            "capture",
                            "dump",
                            "snapshot",
                            "archive",
                            "preserve",
                            "export",
                            "collect")
                    .contains(word)) return true;
        return false;
    }
}
