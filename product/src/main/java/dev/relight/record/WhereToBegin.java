package dev.relight.record;

import dev.relight.incident.Event;
import dev.relight.incident.Hypothesis;
import java.util.List;

/// Where whoever takes over begins: what fits, and has no command in the runbook.
public final class WhereToBegin {
    public static final String HEADING =
            "Begin here: it fits what was seen, and the runbook has no command";

    private WhereToBegin() {}

    /// The likeliest first; empty unless the plan was used up and something fits.
    ///
    /// @param events of one incident, from its opening on
    public static List<Hypothesis> of(List<Event> events) {
        List<Hypothesis> causes = List.of();
        for (var event : events) {
            if (event instanceof Event.CausesLeft(_, var its)) causes = its;
            if (event instanceof Event.TakenUpAgain || event instanceof Event.DownAgain)
                causes = List.of();
        }
        return causes;
    }

    /// `Certificate expired (line 40): "expired" was seen (line 12)`.
    public static String words(Hypothesis cause) {
        return "%s (line %d): %s"
                .formatted(cause.title(), cause.section(), String.join("; ", cause.reasons()));
    }
}
