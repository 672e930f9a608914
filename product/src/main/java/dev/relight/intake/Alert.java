package dev.relight.intake;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One alert, whoever sent it.
///
/// @param source `alertmanager`, `grafana`, `pagerduty`, `cloudevents` or `generic`
/// @param dedupKey the same for every repetition of the same alert; never empty
/// @param firing false when the sender says it is over
/// @param startsAt as the sender says; null when it does not
/// @param labels as sent, each bounded; hostile until proven otherwise
/// @param summary one line for people, may be empty
/// @param runbookUrl as sent, may be empty
public record Alert(
        String source,
        String dedupKey,
        boolean firing,
        @Nullable Instant startsAt,
        Map<String, String> labels,
        String summary,
        String runbookUrl) {
    public Alert {
        if (dedupKey.isBlank())
            throw new IllegalArgumentException(
                    "an alert without a key cannot be told from its twin");
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
