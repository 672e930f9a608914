package dev.relight.runbook;

import dev.relight.lexicon.Clause;
import dev.relight.lexicon.Conditionals;
import dev.relight.lexicon.Headings;
import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Purpose;
import dev.relight.lexicon.RemarkWords;
import dev.relight.runbook.page.Piece;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One heading and what stands under it; the part before the first heading has none.
final class Part {
    final Piece.@Nullable Heading heading;
    final @Nullable Part above;
    final List<Part> below = new ArrayList<>();

    /// What stands directly under the heading, not under a heading below it.
    final List<Piece> pieces = new ArrayList<>();

    /// "If restart does not help", "Data recovery (if needed)".
    final @Nullable Clause clause;

    final List<Purpose> purposes;

    /// Commands directly under the heading.
    final List<Draft> commands = new ArrayList<>();

    Phase phase = Phase.NONE;

    /// Nothing under it may be run: "What not to do".
    final boolean forbidden;

    Part(Piece.@Nullable Heading heading, @Nullable Part above) {
        this.heading = heading;
        this.above = above;
        this.clause = heading == null ? null : Conditionals.in(heading.text());
        this.purposes = heading == null ? List.of() : Headings.purposes(purposeText());
        this.forbidden =
                above != null && above.forbidden
                        || heading != null && RemarkWords.forbids(heading.text());
        if (above != null) above.below.add(this);
    }

    /// The words of a condition in front name what failed, not what the part is for.
    private String purposeText() {
        return clause != null && clause.opens() ? clause.rest() : title();
    }

    int level() {
        return heading == null ? 0 : heading.level();
    }

    /// 0 before the first heading.
    int line() {
        return heading == null ? 0 : heading.line();
    }

    String title() {
        return heading == null ? "" : heading.text();
    }

    /// Headings from the outermost to this one.
    List<String> path() {
        var path = new ArrayList<String>();
        for (var part = this; part != null; part = part.above)
            if (part.heading != null) path.addFirst(part.title());
        return path;
    }

    /// This part and all below it, in the order of lines.
    List<Part> all() {
        var all = new ArrayList<Part>();
        all.add(this);
        for (int at = 0; at < all.size(); at++) {
            int next = at + 1;
            for (var part : all.get(at).below) all.add(next++, part);
        }
        return all;
    }

    /// Where this part and all below it end; to be asked once everything is read.
    int lastLine() {
        if (lastLine == 0) {
            lastLine = line();
            for (var part : all())
                if (!part.pieces.isEmpty())
                    lastLine = Math.max(lastLine, part.pieces.getLast().endLine());
        }
        return lastLine;
    }

    /// 0 until it is asked for.
    private int lastLine;

    /// Commands of this part and all below it.
    List<Draft> commandsBelow() {
        return all().stream().flatMap(part -> part.commands.stream()).toList();
    }
}
