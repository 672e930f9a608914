package dev.relight.rehearse;

import dev.relight.finding.Predicate;
import dev.relight.plan.Plan;
import dev.relight.plan.Symptom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the service suffers from tonight: the signs to be seen, and those that must not be.
///
/// @param name tells it from the other ailments of its plan
/// @param section line of the scenario's heading; 0 for something no runbook knows
/// @param shows what the looks shall find, if any of them can
/// @param hides what they must not find
record Ailment(String name, int section, List<Predicate> shows, List<Predicate> hides) {
    /// Nothing: the service is well.
    static Ailment none(Plan plan) {
        return new Ailment("well", 0, List.of(), signs(plan, symptom -> true));
    }

    /// Down, and no scenario's own signs are to be seen.
    static Ailment unknown(Plan plan) {
        return new Ailment("unknown", 0, List.of(), signs(plan, Symptom::discriminating));
    }

    /// Every symptom of one scenario, none that tells another from it.
    static Ailment of(Plan plan, int section) {
        var shows = signs(plan, symptom -> symptom.section() == section);
        var hides = new ArrayList<>(signs(plan, Symptom::discriminating));
        hides.removeAll(shows);
        return new Ailment("scenario " + section, section, shows, hides);
    }

    private static List<Predicate> signs(Plan plan, java.util.function.Predicate<Symptom> which) {
        Set<Predicate> signs = new LinkedHashSet<>();
        for (var symptom : plan.symptoms()) {
            var predicate = symptom.predicate();
            if (predicate != null && which.test(symptom)) signs.add(predicate);
        }
        return List.copyOf(signs);
    }
}
