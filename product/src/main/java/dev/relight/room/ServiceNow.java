package dev.relight.room;

import dev.relight.incident.Health;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A service as it is seen now.
///
/// @param since null if it was never seen
/// @param detail what was seen; not for the public
public record ServiceNow(String name, Health.State state, @Nullable Instant since, String detail) {}
