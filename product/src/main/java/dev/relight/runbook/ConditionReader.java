package dev.relight.runbook;

import dev.relight.lexicon.Clause;
import dev.relight.lexicon.ConditionKind;
import dev.relight.lexicon.Conditionals;
import dev.relight.lexicon.EscalationKind;
import dev.relight.lexicon.EscalationWords;
import dev.relight.lexicon.Fold;
import dev.relight.lexicon.Phase;
import dev.relight.runbook.page.Piece;
import dev.relight.runbook.page.Words;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/// Finds every condition of the page, in headings, sentences, list entries and comments, and what
/// each governs: the commands get theirs outer first.
final class ConditionReader {
    private final Gatherer gatherer;

    /// Lines of tasks, so that a condition can govern them.
    private final NavigableSet<Integer> tasks;

    private final List<Stated> found = new ArrayList<>();
    private final IdentityHashMap<Piece.Item, Stated> ofItem = new IdentityHashMap<>();

    private ConditionReader(Gatherer gatherer, NavigableSet<Integer> tasks) {
        this.gatherer = gatherer;
        this.tasks = tasks;
    }

    static List<Stated> read(Outline outline, Gatherer gatherer, NavigableSet<Integer> tasks) {
        var reader = new ConditionReader(gatherer, tasks);
        for (var part : outline.parts()) if (!part.forbidden) reader.part(part);
        reader.found.removeIf(Stated::isIdle);
        reader.found.forEach(Stated::settle);
        return reader.found;
    }

    private void part(Part part) {
        heading(part);
        Scope open = null;
        for (int at = 0; at < part.pieces.size(); at++) {
            var piece = part.pieces.get(at);
            boolean talks = piece instanceof Piece.Prose;
            if (open != null && !talks && !open.reaches(piece)) open = null;
            switch (piece) {
                case Piece.Prose prose -> open = prose(prose, part, open);
                case Piece.Item item -> item(item, part, at);
                case Piece.Code code -> code(code, at == 0 ? null : part.pieces.get(at - 1));
                case Piece.Row row -> {}
                case Piece.Heading h -> {}
                case Piece.Rule r -> open = null;
                case Piece.Html h -> {}
            }
            if (open != null && !talks) govern(open.stated, piece);
        }
    }

    /// Everything in a piece comes under a condition.
    private void govern(Stated stated, Piece piece) {
        governCommands(stated, gatherer.inline(piece));
        if (piece instanceof Piece.Item item) govern(stated, item.line());
        var block = gatherer.block(piece);
        if (block == null) return;
        governCommands(stated, block.commands());
        for (int line : tasks.subSet(block.code.line(), block.code.endLine() + 1))
            stated.governs.add(line);
    }

    // ---- headings

    private void heading(Part part) {
        if (part.heading == null || part.clause == null) return;
        var stated = state(part.line(), part.clause, "heading", part.clause.text());
        for (var below : part.all()) {
            governCommands(stated, below.commands);
            for (int at = 0; at < below.pieces.size(); at++)
                if (below.pieces.get(at) instanceof Piece.Item item && !namesStep(item, below, at))
                    govern(stated, item.line());
        }
    }

    /// A list entry whose commands stand below it is the name of a step, not a task beside it.
    private static boolean namesStep(Piece.Item item, Part part, int at) {
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
    private @Nullable Scope prose(Piece.Prose prose, Part part, @Nullable Scope open) {
        var text = prose.words().plain();
        if (isEscalation(text, part)) return new Scope(escalation(prose.line(), text), prose.in());
        var goesOn = open != null && (Labels.label(prose) != null || Conditionals.goesOn(text));
        for (var draft : gatherer.inline(prose))
            inline(draft, prose.words(), prose.line(), "prose");
        var clause = text.endsWith(":") ? Conditionals.in(Sentences.last(text)) : null;
        if (clause == null || !clause.opens()) {
            if (!goesOn || open == null) return null;
            governCommands(open.stated, gatherer.inline(prose));
            return open;
        }
        var written = clause.isAlone() ? clause.text() + ":" : clause.text();
        return new Scope(state(prose.line(), clause, "prose", written), prose.in());
    }

    /// A command within a sentence comes under the condition of that sentence.
    private void inline(Draft draft, Words words, int line, String source) {
        var clause = Conditionals.in(Sentences.around(words, draft.text));
        if (clause != null) state(line, clause, source, clause.text()).govern(draft);
    }

    private static boolean isEscalation(String text, Part part) {
        if (part.phase != Phase.ESCALATE && !Fold.of(text).word(0).startsWith("escalat"))
            return false;
        return text.endsWith(":")
                && (EscalationWords.below(text) == EscalationKind.CONDITION
                        || Conditionals.in(text) != null);
    }

    private Stated escalation(int line, String text) {
        var shown = text.substring(0, text.length() - 1);
        var stated = new Stated(line, text, shown, "prose", ConditionKind.ESCALATION);
        found.add(stated);
        return stated;
    }

    // ---- list entries

    private void item(Piece.Item item, Part part, int at) {
        for (var above = item.in(); above != null; above = above.in()) {
            var stated = ofItem.get(above);
            if (stated != null) govern(stated, item);
        }
        var clause = clause(item, part);
        if (clause == null) return;
        boolean own = tasks.contains(item.line()) || part.phase == Phase.ESCALATE;
        boolean leads =
                item.endLine() > item.line()
                        || at + 1 < part.pieces.size()
                                && part.pieces.get(at + 1) instanceof Piece.Code;
        var inline = gatherer.inline(item);
        if (!own && !leads && inline.isEmpty()) return;
        var stated = state(item.line(), clause, "list item", clause.text());
        ofItem.put(item, stated);
        governCommands(stated, inline);
        if (own) stated.governs.add(item.line());
    }

    /// Lines of an escalation section that are conditions as a whole are no conditions of a task.
    private @Nullable Clause clause(Piece.Item item, Part part) {
        var plain = item.words().plain();
        var inline = gatherer.inline(item);
        var sentence =
                inline.isEmpty() ? plain : Sentences.around(item.words(), inline.getFirst().text);
        var clause = Conditionals.in(sentence);
        return clause == null || part.phase == Phase.ESCALATE && clause.isAlone() ? null : clause;
    }

    // ---- blocks

    private void code(Piece.Code code, @Nullable Piece above) {
        var block = gatherer.block(code);
        if (block == null) return;
        for (var in = code.in(); in != null; in = in.in()) {
            var stated = ofItem.get(in);
            if (stated != null) govern(stated, code);
        }
        var lead = code.in() == null && above instanceof Piece.Item item ? ofItem.get(item) : null;
        if (lead != null) govern(lead, code);
        if (block.kind == CodeBlock.Kind.SHELL) found.addAll(BlockConditions.read(block, tasks));
    }

    // ---- what they have in common

    private Stated state(int line, Clause clause, String source, String written) {
        var stated = new Stated(line, written, clause.text(), source, clause.kind());
        found.add(stated);
        return stated;
    }

    private void govern(Stated stated, int line) {
        boolean all = stated.kind == ConditionKind.ESCALATION;
        if (all || tasks.contains(line)) stated.governs.add(line);
    }

    private static void governCommands(Stated stated, List<Draft> commands) {
        for (var draft : commands) stated.govern(draft);
    }
}
