package dev.relight.plan;

import dev.relight.finding.Predicate;
import org.jspecify.annotations.Nullable;

/// A sign by which a scenario is recognised.
///
/// @param scenario text of the heading it belongs to
/// @param section line of that heading
/// @param predicate null where no fact can decide it
/// @param discriminating tells this scenario from the others; false for what every outage shows
public record Symptom(
        int line,
        String scenario,
        int section,
        String text,
        @Nullable Predicate predicate,
        boolean discriminating) {}
