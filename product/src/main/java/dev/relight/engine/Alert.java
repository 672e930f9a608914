package dev.relight.engine;

import dev.relight.incident.Onset;
import dev.relight.incident.Opening;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.plan.Plan;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something is down, says an alert or a probe: an [Opening] that has no id yet, since only the
/// engine gives one.
///
/// @param service `[A-Za-z0-9][A-Za-z0-9._-]*`, as in the settings
/// @param dedupKey alerts with the same key belong to the same incident while that is open
/// @param summary one line for people
/// @param labels of the alert
/// @param faults lines of the runbook that cannot work as they stand -> why
/// @param onset when it began; null where nobody can say
public record Alert(
        String service,
        String dedupKey,
        String summary,
        Map<String, String> labels,
        Plan plan,
        Map<Integer, String> faults,
        Site site,
        Policy policy,
        @Nullable Onset onset) {
    public Alert {
        labels = Map.copyOf(labels);
        faults = Map.copyOf(faults);
    }

    /// The incident it opens.
    public Opening opening(String id) {
        return new Opening(
                id, service, dedupKey, summary, labels, plan, faults, site, policy, onset);
    }

    /// The same, by somebody who knows when it began.
    public Alert begun(Onset when) {
        return new Alert(service, dedupKey, summary, labels, plan, faults, site, policy, when);
    }

    /// Where nobody can say when it began.
    public Alert(
            String service,
            String dedupKey,
            String summary,
            Map<String, String> labels,
            Plan plan,
            Map<Integer, String> faults,
            Site site,
            Policy policy) {
        this(service, dedupKey, summary, labels, plan, faults, site, policy, null);
    }

    /// For a runbook that nobody has looked through for faults.
    public Alert(
            String service,
            String dedupKey,
            String summary,
            Map<String, String> labels,
            Plan plan,
            Site site,
            Policy policy) {
        this(service, dedupKey, summary, labels, plan, Map.of(), site, policy);
    }
}
