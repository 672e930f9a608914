package dev.relight.orders;

import java.time.Instant;

/// A runbook, exactly as a person read and accepted it.
///
/// @param sha256 of its bytes, 64 hex digits
/// @param file absolute
public record Accepted(String sha256, String file, String by, Instant at) {}
