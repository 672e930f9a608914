package dev.relight.incident;

import dev.relight.plan.Plan;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What is fixed when an incident opens: whom it concerns, which runbook, what is allowed.
///
/// @param id of the incident, such as `lantern-12`; letters, digits, `._-`, at most [#ID_MAX]
/// @param service its name in the settings
/// @param dedupKey alerts with the same key are the same incident
/// @param summary one line for people
/// @param labels of the alert
/// @param plan pinned; the journal stores it once by its digest
/// @param faults lines of the runbook that cannot work as they stand -> why; they are never run
public record Opening(
        String id,
        String service,
        String dedupKey,
        String summary,
        Map<String, String> labels,
        Plan plan,
        Map<Integer, String> faults,
        Site site,
        Policy policy) {
    /// Leaves room for line and attempt in a fence of 120 characters.
    public static final int ID_MAX = 80;

    public Opening {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || id.length() > ID_MAX)
            throw new IllegalArgumentException(
                    "incident id '%s': use letters, digits, ._-, at most %d".formatted(id, ID_MAX));
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        faults = Collections.unmodifiableMap(new TreeMap<>(faults));
    }

    /// For a runbook that nobody has looked through for faults.
    public Opening(
            String id,
            String service,
            String dedupKey,
            String summary,
            Map<String, String> labels,
            Plan plan,
            Site site,
            Policy policy) {
        this(id, service, dedupKey, summary, labels, plan, Map.of(), site, policy);
    }
}
