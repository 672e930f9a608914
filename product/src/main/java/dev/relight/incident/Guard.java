package dev.relight.incident;

import java.util.Locale;

/// What holds Relight back and can be overridden by a person: break the glass, say why.
///
/// A hold is released instead, and what a deny list names is never run.
public enum Guard {
    /// A planned time in which nothing automatic is done.
    WINDOW,
    /// The team has set automatic action aside for this service.
    PAUSE,
    /// Too many services are down at once for one runbook.
    FLEET,
    /// Too many services are under repair at once.
    BLAST_RADIUS,
    /// Too many actions within an hour, over all services.
    CIRCUIT,
    /// Too many recoveries of this service within the window.
    RECOVERIES,
    /// A service that this one needs is down too.
    DEPENDENCY,
    /// A question takes two people, and there is only one.
    SECOND_PERSON;

    /// As typed and shown: `blast-radius`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
