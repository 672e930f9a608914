package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.finding.Predicate;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Command;
import java.util.ArrayList;
import java.util.List;

/// One of the runbook's own commands that can tell whether the service is up.
///
/// @param line of the runbook
/// @param check true when all is well
public record HealthCheck(int line, Form form, Predicate check) {
    /// What a runbook calls a look at the health.
    private static final String EVIDENCE = "http-health";

    /// None where the service has a probe of its own: that one decides.
    static List<HealthCheck> of(Incident.Open open) {
        if (open.opening().site().probed()) return List.of();
        for (var phase : List.of(Phase.VERIFY, Phase.ASSESS, Phase.RECOVER, Phase.DIAGNOSE)) {
            var found = in(open, phase);
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }

    private static List<HealthCheck> in(Incident.Open open, Phase phase) {
        var found = new ArrayList<HealthCheck>();
        for (Command command : open.opening().plan().commands()) {
            var check = command.check();
            if (command.phase() != phase || command.danger() != Danger.OBSERVE) continue;
            if (check == null || !isAboutHealth(command)) continue;
            if (Choice.against(open.opening().plan(), open.opening().site(), command) != null)
                continue;
            if (Forms.of(open, List.of(command)) instanceof Forms.Made.Ready(var form))
                found.add(new HealthCheck(command.line(), form, check));
        }
        return found.isEmpty() ? found : List.of(found.getFirst());
    }

    private static boolean isAboutHealth(Command command) {
        return !command.evidence().isEmpty() && command.evidence().getFirst().equals(EVIDENCE);
    }
}
