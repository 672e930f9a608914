package dev.relight.orders;

import java.time.Instant;

/// What people changed: a deployment, a migration, a new certificate.
///
/// @param service what it was done to; empty: everything
public record Change(Instant at, String service, String by, String text) {
    /// `released 2.1 (ada)`.
    public String words() {
        return by.isEmpty() ? text : "%s (%s)".formatted(text, by);
    }
}
