package dev.relight.incident;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When the trouble began, as far as those know who raised the alarm; evidence is weighed by it.
///
/// @param down the first sign of it; null where nobody saw it begin
/// @param well since when the service was well before that; null where nobody watched
/// @param zone of the machine on which commands run; null where nobody knows it
public record Onset(@Nullable Instant down, @Nullable Instant well, @Nullable ZoneId zone) {}
