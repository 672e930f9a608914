package dev.relight.incident;

import dev.relight.finding.Candidate;
import dev.relight.finding.Horizon;
import dev.relight.finding.Ranked;
import dev.relight.finding.Scenarios;
import dev.relight.plan.Plan;
import dev.relight.plan.Section;
import java.util.List;
import java.util.Optional;

/// Which scenario the evidence speaks for.
final class Belief {
    private Belief() {}

    /// All scenarios of the plan that have an action against them, the likeliest first.
    static List<Hypothesis> ranked(Incident.Open open) {
        var plan = open.opening().plan();
        return Scenarios.rank(candidates(plan), Evidence.of(open)).stream()
                .map(Belief::hypothesis)
                .toList();
    }

    private static List<Candidate> candidates(Plan plan) {
        return Procedures.of(plan).stream()
                .map(Procedure::home)
                .filter(Section::scenario)
                .map(section -> candidate(plan, section))
                .toList();
    }

    private static Candidate candidate(Plan plan, Section section) {
        var clues =
                plan.symptoms().stream()
                        .filter(symptom -> symptom.section() == section.line())
                        .map(symptom ->
                                new Candidate.Clue(
                                        symptom.line(),
                                        symptom.text(),
                                        symptom.predicate(),
                                        symptom.discriminating()))
                        .toList();
        return new Candidate(section.line(), section.text(), clues, section.failureMode());
    }

    private static Hypothesis hypothesis(Ranked ranked) {
        return new Hypothesis(
                ranked.candidate().line(),
                ranked.candidate().title(),
                ranked.score(),
                ranked.strong(),
                ranked.strong() && ranked.undated(),
                ranked.reasons());
    }

    /// Why a scenario's procedure is not tried; empty if it may be.
    static String against(Incident.Open open, Procedure procedure) {
        if (!procedure.home().scenario() || !hasSymptoms(open, procedure)) return "";
        var hypothesis = of(open, procedure);
        if (hypothesis.isEmpty() || hypothesis.get().score() > 0) return "";
        return "nothing speaks for this scenario: " + hypothesis.get().reasons().getFirst();
    }

    private static boolean hasSymptoms(Incident.Open open, Procedure procedure) {
        return open.opening().plan().symptoms().stream()
                .anyMatch(symptom -> symptom.section() == procedure.line());
    }

    /// What would have been a sign if it were of tonight; empty if there is nothing of the kind.
    static String tooOld(List<Hypothesis> ranked) {
        return ranked.stream()
                .flatMap(it -> it.reasons().stream())
                .filter(reason -> reason.contains(Horizon.OLDER))
                .findFirst()
                .map(reason -> "; " + reason)
                .orElse("");
    }

    static boolean isStrong(Incident.Open open, Procedure procedure) {
        return of(open, procedure).filter(Hypothesis::strong).isPresent();
    }

    static String speaksFor(Incident.Open open, Procedure procedure) {
        return of(open, procedure)
                .filter(it -> it.score() > 0)
                .map(it -> "the evidence speaks for this scenario: " + it.reasons().getFirst())
                .orElse("it is not tied to a scenario");
    }

    /// The same order and the same weight; the words of the reasons may differ.
    static boolean isSame(List<Hypothesis> one, List<Hypothesis> other) {
        if (one.size() != other.size()) return false;
        for (int i = 0; i < one.size(); i++) {
            var a = one.get(i);
            var b = other.get(i);
            if (a.section() != b.section()
                    || a.score() != b.score()
                    || a.strong() != b.strong()
                    || a.undated() != b.undated()) return false;
        }
        return true;
    }

    private static Optional<Hypothesis> of(Incident.Open open, Procedure procedure) {
        return open.trail().candidates().stream()
                .filter(it -> it.section() == procedure.line())
                .findFirst();
    }
}
