package dev.relight.rehearse;

import static dev.relight.lexicon.Role.HUMAN;

import dev.relight.danger.Danger;
import dev.relight.finding.Predicate;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.plan.Section;
import dev.relight.plan.Symptom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Something a runbook describes that can be rehearsed: a scenario, or a cause without a repair.
///
/// @param line of the heading, or of the first symptom of a cause that has no heading of its own
/// @param scenario it has a repair, so Relight may choose it
/// @param symptoms by which it is recognised
public record Cause(int line, String title, boolean scenario, List<Symptom> symptoms) {
    public Cause {
        symptoms = List.copyOf(symptoms);
    }

    /// All of a plan, in the order of their lines.
    public static List<Cause> of(Plan plan) {
        var causes = new ArrayList<Cause>();
        for (var section : plan.sections())
            if (section.scenario()) causes.add(described(plan, section));
        Map<String, List<Symptom>> byName = new LinkedHashMap<>();
        for (var symptom : plan.symptoms())
            if (symptom.discriminating() && causes.stream().noneMatch(it -> it.knows(symptom)))
                byName.computeIfAbsent(symptom.scenario(), _ -> new ArrayList<>()).add(symptom);
        byName.forEach((name, symptoms) ->
                causes.add(new Cause(symptoms.getFirst().line(), name, false, symptoms)));
        causes.sort(Comparator.comparingInt(Cause::line));
        return causes;
    }

    private static Cause described(Plan plan, Section section) {
        var symptoms =
                plan.symptoms().stream().filter(it -> it.section() == section.line()).toList();
        boolean repaired = plan.commands().stream().anyMatch(it -> isRepair(plan, section, it));
        return new Cause(section.line(), section.text(), repaired, symptoms);
    }

    /// Whether the command is one of those by which the author mends what a heading describes.
    static boolean isRepair(Plan plan, Section section, Command command) {
        boolean acts = command.danger() != Danger.OBSERVE && command.role() != HUMAN;
        return acts && isWithin(plan, section, command);
    }

    private static boolean isWithin(Plan plan, Section section, Command command) {
        if (command.line() < section.line()) return false;
        return plan.sections().stream()
                .filter(it -> it.line() > section.line() && it.level() <= section.level())
                .allMatch(it -> command.line() < it.line());
    }

    /// The symptom is one of its own, or another word for one.
    private boolean knows(Symptom other) {
        return line == other.section()
                || symptoms.stream()
                        .anyMatch(it -> Objects.equals(it.predicate(), other.predicate()));
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
