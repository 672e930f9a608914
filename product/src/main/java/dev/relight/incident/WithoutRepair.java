package dev.relight.incident;

import dev.relight.finding.Candidate;
import dev.relight.finding.Scenarios;
import dev.relight.plan.Plan;
import dev.relight.plan.Section;
import dev.relight.plan.Symptom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Scenarios that fit what was seen, and for which the runbook has no command: Relight can try
/// nothing there, and whoever takes over begins with them.
final class WithoutRepair {
    /// Whoever comes new to it follows no more traces than these.
    private static final int CAUSES_MAX = 5;

    private static final PerPlan<List<Candidate>> CANDIDATES =
            new PerPlan<>(WithoutRepair::candidates);

    private WithoutRepair() {}

    /// Nothing is left to try.
    static List<Event> handOver(Incident.Open open, Instant at, Circumstances around) {
        var over = new Event.HandedOver(at, "the plan is used up");
        var fitting = fitting(open, at, around);
        return fitting.isEmpty() ? List.of(over) : List.of(new Event.CausesLeft(at, fitting), over);
    }

    /// The likeliest first.
    private static List<Hypothesis> fitting(Incident.Open open, Instant at, Circumstances around) {
        var candidates = CANDIDATES.of(open.opening().plan());
        if (candidates.isEmpty()) return List.of();
        return Scenarios.rank(candidates, Evidence.of(open, at, around)).stream()
                .filter(it -> it.score() > 0)
                .limit(CAUSES_MAX)
                .map(Belief::hypothesis)
                .toList();
    }

    private static List<Candidate> candidates(Plan plan) {
        var repaired = new HashSet<Integer>();
        for (var procedure : Procedures.of(plan)) repaired.add(procedure.line());
        var all = new ArrayList<Candidate>();
        var scenarios = new HashSet<Integer>();
        for (var section : plan.sections()) {
            if (!section.scenario()) continue;
            scenarios.add(section.line());
            if (!repaired.contains(section.line())) all.add(Belief.candidate(plan, section));
        }
        Map<String, List<Symptom>> others = new LinkedHashMap<>();
        for (var symptom : plan.symptoms())
            if (!scenarios.contains(symptom.section()) && !repaired.contains(symptom.section()))
                others.computeIfAbsent(symptom.scenario(), _ -> new ArrayList<>()).add(symptom);
        others.forEach((name, symptoms) -> all.add(listed(plan, name, symptoms)));
        return List.copyOf(all);
    }

    /// A cause of a list or a table has no heading of its own: it stands where its first sign does.
    private static Candidate listed(Plan plan, String name, List<Symptom> symptoms) {
        int line =
                plan.section(symptoms.getFirst().section())
                        .filter(section -> section.text().equals(name))
                        .map(Section::line)
                        .orElse(symptoms.getFirst().line());
        return new Candidate(line, name, symptoms.stream().map(Belief::clue).toList(), null);
    }
}
