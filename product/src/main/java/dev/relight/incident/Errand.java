package dev.relight.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something left to a person.
///
/// @param line of the runbook; 0 if it comes from Relight itself
/// @param because why Relight does not do it
/// @param due null if nobody says when
public record Errand(int line, String text, String because, @Nullable Instant due) {}
