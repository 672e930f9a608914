package dev.relight.plan;

import dev.relight.finding.Predicate;
import dev.relight.lexicon.ConditionKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that must hold before what it governs may be done.
///
/// @param source where it stands: `comment`, `prose`, `heading`, `list item`
/// @param predicate null where only a person can tell
/// @param governs lines of commands and tasks, ascending
public record Condition(
        int line,
        String text,
        String source,
        ConditionKind kind,
        @Nullable Predicate predicate,
        List<Integer> governs) {
    public Condition {
        governs = List.copyOf(governs);
    }
}
