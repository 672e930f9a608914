package dev.relight.settings;

import dev.relight.incident.Autonomy;
import dev.relight.incident.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One service that Relight looks after.
///
/// @param name unique in the file; `[A-Za-z0-9][A-Za-z0-9._-]{0,252}`, since alerts carry it
/// @param runbook the team's page, never changed
/// @param directory where the runbook's commands run: compose files and scripts are found from
///   there
/// @param platform `docker`, `docker-compose`, `kubernetes`, `systemd` or `host`; null: found out
/// @param policy what Relight may do here alone, whom it asks, and what holds it back
/// @param placeholders name without brackets to value: `port` to `7180`
/// @param environment names of variables of Relight's own environment that its commands may see
/// @param rules the team's own danger rules
/// @param target where its commands run
/// @param alerts labels that mean this service; one set of them is enough
/// @param soak how long it is watched after a repair; null: as the design says
/// @param escalation name of the policy that says who is told; null: that of the house
/// @param labels which labels of its alerts fill which blanks of its runbook
/// @param checks how the runbook's own verification is asked again and again; null: it is not
public record Service(
        String name,
        Path runbook,
        Path directory,
        @Nullable String platform,
        Policy policy,
        Map<String, String> placeholders,
        List<String> environment,
        List<Probe> probes,
        List<Path> rules,
        Target target,
        List<Map<String, String>> alerts,
        @Nullable Duration soak,
        @Nullable String escalation,
        List<LabelRule> labels,
        @Nullable Checks checks) {
    public Service {
        placeholders = Map.copyOf(placeholders);
        environment = List.copyOf(environment);
        probes = List.copyOf(probes);
        rules = List.copyOf(rules);
        alerts = List.copyOf(alerts);
        labels = List.copyOf(labels);
    }

    /// How much Relight may do here without asking.
    public Autonomy autonomy() {
        return policy.autonomy();
    }
}
