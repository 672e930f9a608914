package dev.relight.plan;

import dev.relight.lexicon.Phase;
import org.jspecify.annotations.Nullable;

/// One heading and what stands under it.
///
/// @param level 1 to 6
/// @param text of the heading, without `#`
/// @param budget ISO-8601 interval of the heading's time budget: `PT0S/PT5M`; null if none is
///   stated
/// @param scenario it describes one cause with symptoms or a condition, and an action against it
/// @param failureMode such as `out-of-memory`, from the lexicon; null if the heading names none
public record Section(
        int line,
        int level,
        String text,
        Phase phase,
        @Nullable String budget,
        boolean scenario,
        @Nullable String failureMode) {}
