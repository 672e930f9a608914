package dev.relight.lint.call;

import dev.relight.shell.Word;
import org.jspecify.annotations.Nullable;

/// One option that was given.
///
/// @param name with its dashes and without a value: `--tail`, `-n`
/// @param value behind `=`, glued to a short name, or the next word; null without
/// @param word the word the name stands in
/// @param known false when the table of the program lists its options and this is not among them
public record Given(String name, @Nullable String value, Word word, boolean known) {}
