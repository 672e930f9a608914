package dev.relight.plan;

import dev.relight.lexicon.BuiltIn;
import dev.relight.lexicon.Phase;
import org.jspecify.annotations.Nullable;

/// Something to be done that is not a command.
///
/// @param due ISO-8601 duration from the start of the incident or of the phase; null if none is
///   stated
public record Task(int line, String text, Phase phase, BuiltIn builtIn, @Nullable String due) {}
