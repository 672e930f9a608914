package dev.relight.runbook;

import dev.relight.lexicon.CodeTags;
import dev.relight.lexicon.RemarkWords;
import dev.relight.runbook.page.Page;
import dev.relight.runbook.page.Piece;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// First pass: every block and every command of the page, each under its heading; what they mean
/// comes later.
final class Gatherer {
    final List<Block> blocks = new ArrayList<>();
    final List<Draft> commands = new ArrayList<>();
    private final IdentityHashMap<Piece, Block> blockOf = new IdentityHashMap<>();
    private final IdentityHashMap<Piece, List<Draft>> inlineOf = new IdentityHashMap<>();
    private final SentenceCommands sentences;
    private final Vocabulary known;

    /// A session that a block of this part has opened and not closed: the blocks below go on in it.
    private @Nullable Draft session;

    Gatherer(Page page, Outline outline) {
        known = new Vocabulary(String.join("\n", page.lines()));
        sentences = new SentenceCommands(page, known);
        classify(outline, true);
        classify(outline, false);
        for (var part : outline.parts()) {
            Piece above = null;
            session = null;
            for (var piece : part.pieces) {
                if (piece instanceof Piece.Code) code(piece, part, leadIn(above));
                else inline(piece, part);
                above = piece;
            }
        }
    }

    @Nullable Block block(Piece piece) {
        return blockOf.get(piece);
    }

    /// Commands within the sentences of a piece.
    List<Draft> inline(Piece piece) {
        return inlineOf.getOrDefault(piece, List.of());
    }

    /// First the blocks that say what they are: they teach the programs of the house.
    private void classify(Outline outline, boolean tagged) {
        for (var part : outline.parts()) {
            Piece above = null;
            for (var piece : part.pieces) {
                if (piece instanceof Piece.Code code) {
                    boolean open = CodeTags.of(code.language()) == CodeTags.Promise.OPEN;
                    var leadIn = leadIn(above);
                    boolean forbidden = part.forbidden || RemarkWords.forbidsBlock(leadIn);
                    if (open != tagged)
                        blockOf.put(code, BlockReader.read(code, part, leadIn, forbidden, known));
                }
                above = piece;
            }
        }
    }

    private static String leadIn(@Nullable Piece above) {
        return above == null || above instanceof Piece.Code ? "" : above.words().plain();
    }

    private void code(Piece piece, Part part, String leadIn) {
        var block = blockOf.get(piece);
        if (block == null) return;
        blocks.add(block);
        if (block.kind != CodeBlock.Kind.SHELL && block.kind != CodeBlock.Kind.CODE) return;
        RunReader.read(block);
        session = Sessions.mark(block, session);
        Never.drop(block);
        block.settle();
        boolean warned = RemarkWords.warns(leadIn);
        for (var draft : block.commands()) {
            draft.warned |= warned;
            commands.add(draft);
            part.commands.add(draft);
        }
    }

    private void inline(Piece piece, Part part) {
        var drafts = sentences.in(piece, part);
        if (drafts.isEmpty()) return;
        inlineOf.put(piece, drafts);
        commands.addAll(drafts);
        part.commands.addAll(drafts);
    }
}
