package dev.relight.rehearse;

import dev.relight.finding.Predicate;
import dev.relight.plan.Plan;
import dev.relight.plan.Symptom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Something a runbook describes that can be rehearsed: a scenario, or a cause without a repair.
///
/// @param line of the heading, or of the first symptom of a cause that has no heading of its own
/// @param scenario it is one that Relight may choose
/// @param symptoms by which it is recognised
public record Cause(int line, String title, boolean scenario, List<Symptom> symptoms) {
    public Cause {
        symptoms = List.copyOf(symptoms);
    }

    /// All of a plan, in the order of their lines.
    public static List<Cause> of(Plan plan) {
        Map<String, List<Symptom>> byName = new LinkedHashMap<>();
        var causes = new ArrayList<Cause>();
        for (var section : plan.sections())
            if (section.scenario())
                causes.add(
                        new Cause(
                                section.line(),
                                section.text(),
                                true,
                                plan.symptoms().stream()
                                        .filter(it -> it.section() == section.line())
                                        .toList()));
        for (var symptom : plan.symptoms())
            if (symptom.discriminating() && causes.stream().noneMatch(it -> it.line == symptom.section()))
                byName.computeIfAbsent(symptom.scenario(), _ -> new ArrayList<>()).add(symptom);
        byName.forEach((name, symptoms) ->
                causes.add(new Cause(symptoms.getFirst().line(), name, false, symptoms)));
        causes.sort(java.util.Comparator.comparingInt(Cause::line));
        return causes;
    }

    /// Whether a person who typed `name` means this one: its line, its title, or a part of that.
    public boolean isMeantBy(String name) {
        var wanted = name.strip().toLowerCase(Locale.ROOT);
        return wanted.equals(Integer.toString(line))
                || !wanted.isEmpty() && title.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /// Its signs to be seen, and none that tells another from it.
    Ailment ailment(Plan plan) {
        var shows = new ArrayList<Predicate>();
        for (var symptom : symptoms) {
            var predicate = symptom.predicate();
            if (predicate != null && !shows.contains(predicate)) shows.add(predicate);
        }
        var hides = new ArrayList<>(Ailment.unknown(plan).hides());
        hides.removeAll(shows);
        return new Ailment("cause " + line, scenario ? line : 0, shows, hides);
    }
}
