package dev.relight.runbook;

import dev.relight.finding.Predicate;
import dev.relight.lexicon.ConditionKind;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A condition as the author states it, on its way into the plan.
final class Stated {
    final int line;

    /// As written, for the list of conditions.
    final String text;

    /// Without the colon, for the commands it governs.
    final String shown;

    /// `comment`, `prose`, `heading`, `list item`.
    final String source;

    /// Lines of commands and tasks.
    final TreeSet<Integer> governs = new TreeSet<>();

    /// The commands among them.
    final Set<Draft> commands = new LinkedHashSet<>();

    /// The words name something, unlike "if needed".
    final boolean ownWords;

    /// All of the sentence it stands in.
    String whole;

    /// Above it in the same block data were thrown away.
    boolean afterLoss;

    /// A choice between commands: known by which stands instead of which, and not repeated on each.
    boolean choice;

    /// Null until what stands around it has decided.
    @Nullable ConditionKind kind;

    @Nullable Predicate predicate;

    Stated(int line, String text, String shown, String source, @Nullable ConditionKind kind) {
        this.line = line;
        this.text = text;
        this.shown = shown;
        this.source = source;
        this.kind = kind;
        this.ownWords = kind != null;
        this.whole = text;
    }

    void govern(Draft draft) {
        governs.add(draft.line);
        commands.add(draft);
    }

    /// It stands in a sentence or a list and governs nothing: said in passing.
    boolean isIdle() {
        return governs.isEmpty() && (source.equals("prose") || source.equals("list item"));
    }

    /// Tells the commands, once all conditions are found in the order of the page: outer first.
    void settle() {
        if (!choice) for (var draft : commands) draft.conditions.add(this);
    }
}
