package dev.relight.incident;

import dev.relight.lexicon.Durations;
import dev.relight.plan.Plan;
import dev.relight.plan.Task;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is fixed when an incident opens: whom it concerns, which runbook, what is allowed.
///
/// @param id of the incident, such as `lantern-12`; letters, digits, `._-`, at most [#ID_MAX]
/// @param service its name in the settings
/// @param dedupKey alerts with the same key are the same incident
/// @param summary one line for people
/// @param labels of the alert
/// @param plan pinned; the journal stores it once by its digest
/// @param faults lines of the runbook that cannot work as they stand -> why; they are never run
/// @param onset when it began; null in journals of earlier versions, and where nobody can say
public record Opening(
        String id,
        String service,
        String dedupKey,
        String summary,
        Map<String, String> labels,
        Plan plan,
        Map<Integer, String> faults,
        Site site,
        Policy policy,
        @Nullable Onset onset) {
    /// Leaves room for line and attempt in a fence of 120 characters.
    public static final int ID_MAX = 80;

    /// Among the labels, with the name of a blank behind it: why the alert does not fill it.
    public static final String LEFT_OPEN = "relight-left-open:";

    /// Among the labels of an incident that has no command to fly: why, and how to mend it.
    public static final String UNREAD = "relight-no-runbook";

    /// Begins what stands for the service of an alert that is about none of ours.
    public static final String STRAY = "unrouted-";

    /// More often, and nobody reads them any more.
    private static final Duration CADENCE_MIN = Duration.ofMinutes(1);

    public Opening {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || id.length() > ID_MAX)
            throw new IllegalArgumentException(
                    "incident id '%s': use letters, digits, ._-, at most %d".formatted(id, ID_MAX));
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        faults = Collections.unmodifiableMap(new TreeMap<>(faults));
    }

    /// Why there is no runbook to fly, and how to mend it; null where there is one, whatever the
    /// labels say.
    public @Nullable String unread() {
        return plan.commands().isEmpty() ? labels.get(UNREAD) : null;
    }

    /// How often people are told how it stands: as the runbook says ("every 15 minutes"), else as
    /// the team has settled.
    public Duration cadence() {
        return plan.tasks().stream()
                .filter(Opening::isUpdate)
                .filter(task -> task.text().toLowerCase(Locale.ROOT).contains("every"))
                .map(task -> Durations.first(task.text()))
                .filter(Objects::nonNull)
                .map(length -> Duration.parse(length.least()))
                .filter(length -> length.compareTo(CADENCE_MIN) >= 0)
                .findFirst()
                .orElse(policy.patience().update());
    }

    /// Elsewhere, or with other values.
    Opening with(Site other) {
        return new Opening(
                id, service, dedupKey, summary, labels, plan, faults, other, policy, onset);
    }

    private static boolean isUpdate(Task task) {
        return switch (task.builtIn()) {
            case STATUS_UPDATE, STATUS_PAGE, NOTIFY_CHANNEL -> true;
            case NONE,
                    ACKNOWLEDGE,
                    ACTION_ITEM,
                    CHECK_DEPENDENCIES,
                    CHECK_MAINTENANCE_WINDOW,
                    CHECK_RECENT_DEPLOYS,
                    COUNT_AFFECTED_SERVICES,
                    CREATE_TICKET,
                    PAGE,
                    POSTMORTEM,
                    STABILITY_WATCH,
                    TIMELINE ->
                    false;
        };
    }

    /// Where nobody can say when it began.
    public Opening(
            String id,
            String service,
            String dedupKey,
            String summary,
            Map<String, String> labels,
            Plan plan,
            Map<Integer, String> faults,
            Site site,
            Policy policy) {
        this(id, service, dedupKey, summary, labels, plan, faults, site, policy, null);
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
