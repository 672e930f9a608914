package dev.relight.finding;

/// A question to the facts, such as `http.status = 200 and json.status = "healthy"`; never sends
/// anything itself.
public interface Predicate {
    /// In the grammar of DESIGN section 8; parses back to an equal predicate.
    String text();
}
