package dev.relight.finding;

/// Whether something that was written is about this outage.
enum Age {
    RECENT,
    OLD,
    /// It bears no time, or one that nobody can place.
    UNKNOWN
}
