package dev.relight.runbook;

import dev.relight.lexicon.Clause;
import dev.relight.lexicon.ConditionKind;
import dev.relight.lexicon.Conditionals;
import dev.relight.lexicon.EscalationKind;
import dev.relight.lexicon.EscalationWords;
import dev.relight.lexicon.Fold;
import dev.relight.lexicon.Phase;
import dev.relight.runbook.page.Piece;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds every condition of the page, in headings, sentences, list entries and comments, and what
/// each governs: the commands get theirs outer first.
final class ConditionReader {
    private final Gatherer gatherer;

    /// Lines of tasks, so that a condition can govern them.
    private final NavigableSet<Integer> tasks;

    private final List<Stated> found = new ArrayList<>();

    private ConditionReader(Gatherer gatherer, NavigableSet<Integer> tasks) {
        this.gatherer = gatherer;
        this.tasks = tasks;
    }

    static List<Stated> read(Outline outline, Gatherer gatherer, NavigableSet<Integer> tasks) {
        var reader = new ConditionReader(gatherer, tasks);
        for (var part : outline.parts()) if (!part.forbidden) reader.part(part);
        reader.found.forEach(Stated::settle);
        return reader.found;
    }

    private void part(Part part) {
        heading(part);
        Stated open = null;
        for (var piece : part.pieces) {
            switch (piece) {
                case Piece.Prose prose -> open = prose(prose, part, open);
                case Piece.Item item -> item(item, part, open);
                case Piece.Code code -> code(code, open);
                case Piece.Row row -> governCommands(open, gatherer.inline(row));
                case Piece.Heading h -> {}
                case Piece.Rule r -> open = null;
                case Piece.Html h -> {}
            }
        }
    }

    // ---- headings

    private void heading(Part part) {
        if (part.heading == null || part.clause == null) return;
        var stated = state(part.line(), part.clause, "heading");
        for (var below : part.all()) {
            governCommands(stated, below.commands);
            for (var piece : below.pieces)
                if (piece instanceof Piece.Item item && !hasOwnCommands(item, below))
                    govern(stated, item.line());
        }
    }

    /// A list entry whose commands stand below it is the name of a step, not a task beside it.
    private boolean hasOwnCommands(Piece.Item item, Part part) {
        int at = part.pieces.indexOf(item);
        for (int next = at + 1; next < part.pieces.size(); next++) {
            var piece = part.pieces.get(next);
            if (piece instanceof Piece.Item) return false;
            if (piece instanceof Piece.Code code)
                return item.equals(code.in()) || next == at + 1 && code.in() == null;
        }
        return false;
    }

    // ---- sentences

    /// The condition that is open behind this paragraph; null for none.
    private @Nullable Stated prose(Piece.Prose prose, Part part, @Nullable Stated open) {
        var text = prose.words().plain();
        var inline = gatherer.inline(prose);
        if (isEscalation(text, part)) return escalation(prose.line(), text);
        var clause = text.endsWith(":") || !inline.isEmpty() ? lastClause(text) : null;
        if (clause != null && (clause.opens() || !inline.isEmpty())) {
            var stated = state(prose.line(), clause, "prose", written(text, clause));
            governCommands(stated, inline);
            return text.endsWith(":") ? stated : null;
        }
        governCommands(open, inline);
        return goesOn(text, prose) ? open : null;
    }

    /// Of several sentences the last leads to what stands below.
    private static @Nullable Clause lastClause(String text) {
        int cut = text.lastIndexOf(". ");
        return Conditionals.in(cut < 0 ? text : text.substring(cut + 2));
    }

    private static String written(String text, Clause clause) {
        return text.endsWith(":") && clause.isAlone() ? clause.text() + ":" : clause.text();
    }

    private static boolean isEscalation(String text, Part part) {
        if (part.phase != Phase.ESCALATE && !Fold.of(text).word(0).startsWith("escalat"))
            return false;
        return text.endsWith(":")
                && (EscalationWords.below(text) == EscalationKind.CONDITION
                        || Conditionals.in(text) != null);
    }

    private Stated escalation(int line, String text) {
        var stated =
                new Stated(
                        line, text, text.replaceFirst(":$", ""), "prose", ConditionKind.ESCALATION);
        found.add(stated);
        return stated;
    }

    /// "Then ..." goes on under the condition of the paragraph before.
    private static boolean goesOn(String text, Piece.Prose prose) {
        if (prose.in() != null || Labels.label(prose) != null && !text.endsWith(":")) return true;
        return Set.of(
                        "then",
                        "and",
                        "next",
                        "afterwards",
                        "also",
                        "finally",
                        "after",
                        "once",
                        "dann",
                        "anschliessend",
                        "danach",
                        "ensuite",
                        "puis",
                        "luego",
                        "despues",
                        "depois")
                .contains(Fold.of(text).word(0));
    }

    // ---- list entries

    private void item(Piece.Item item, Part part, @Nullable Stated open) {
        var inline = gatherer.inline(item);
        governCommands(open, inline);
        govern(open, item.line());
        for (var above = item.in(); above != null; above = above.in()) {
            var stated = ofItem.get(above);
            if (stated == null) continue;
            governCommands(stated, inline);
            govern(stated, item.line());
        }
        var clause = labelledClause(item, part);
        if (clause == null) return;
        boolean governs =
                tasks.contains(item.line())
                        || !inline.isEmpty()
                        || part.phase == Phase.ESCALATE
                        || item.endLine() > item.line()
                        || item.words().plain().strip().endsWith(":");
        if (!governs) return;
        var stated = state(item.line(), clause, "list item");
        ofItem.put(item, stated);
        governCommands(stated, inline);
        if (tasks.contains(item.line()) || part.phase == Phase.ESCALATE)
            stated.governs.add(item.line());
    }

    private final IdentityHashMap<Piece.Item, Stated> ofItem = new IdentityHashMap<>();

    /// Lines of an escalation section that are conditions as a whole are no conditions of a task.
    private static @Nullable Clause labelledClause(Piece.Item item, Part part) {
        var clause = Conditionals.in(item.words().raw().replace("**", ""));
        if (clause == null) clause = Conditionals.in(item.words().plain());
        if (clause == null || part.phase == Phase.ESCALATE && clause.isAlone()) return null;
        return clause;
    }

    // ---- blocks

    private void code(Piece.Code code, @Nullable Stated open) {
        var block = gatherer.block(code);
        if (block == null) return;
        governCommands(open, block.commands());
        governTasks(open, block);
        for (var in = code.in(); in != null; in = in.in()) {
            var stated = ofItem.get(in);
            if (stated != null) governCommands(stated, block.commands());
        }
        if (block.kind == CodeBlock.Kind.SHELL) found.addAll(BlockConditions.read(block, tasks));
    }

    private void governTasks(@Nullable Stated stated, Block block) {
        if (stated == null) return;
        for (int line : tasks.subSet(block.code.line(), block.code.endLine() + 1))
            stated.governs.add(line);
    }

    // ---- what they have in common

    private Stated state(int line, Clause clause, String source) {
        return state(line, clause, source, clause.text());
    }

    private Stated state(int line, Clause clause, String source, String written) {
        var stated = new Stated(line, written, clause.text(), source, clause.kind());
        found.add(stated);
        return stated;
    }

    private void govern(@Nullable Stated stated, int line) {
        boolean all = stated != null && stated.kind == ConditionKind.ESCALATION;
        if (stated != null && (all || tasks.contains(line))) stated.governs.add(line);
    }

    private static void governCommands(@Nullable Stated stated, List<Draft> commands) {
        if (stated == null) return;
        for (var draft : commands) stated.govern(draft);
    }
}
