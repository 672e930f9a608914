package dev.relight.incident;

import dev.relight.finding.Candidate;
import dev.relight.finding.Horizon;
import dev.relight.finding.Ranked;
import dev.relight.finding.Scenarios;
import dev.relight.finding.Wanted;
import dev.relight.plan.Plan;
import dev.relight.plan.Section;
import dev.relight.plan.Symptom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which scenario the evidence speaks for.
final class Belief {
    /// How the reason begins for which a scenario is not tried.
    static final String UNFIT = "nothing speaks for this scenario: ";

    private Belief() {}

    /// All scenarios of the plan that have an action against them, the likeliest first.
    static List<Hypothesis> ranked(Incident.Open open, Instant at, Circumstances around) {
        var plan = open.opening().plan();
        return Scenarios.rank(candidates(plan), Evidence.of(open, at, around)).stream()
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

    static Candidate candidate(Plan plan, Section section) {
        var clues =
                plan.symptoms().stream()
                        .filter(symptom -> symptom.section() == section.line())
                        .map(Belief::clue)
                        .toList();
        return new Candidate(section.line(), section.text(), clues, section.failureMode());
    }

    static Candidate.Clue clue(Symptom symptom) {
        return new Candidate.Clue(
                symptom.line(), symptom.text(), symptom.predicate(), symptom.discriminating());
    }

    static Hypothesis hypothesis(Ranked ranked) {
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
        return UNFIT + hypothesis.get().reasons().getFirst();
    }

    private static boolean hasSymptoms(Incident.Open open, Procedure procedure) {
        return open.opening().plan().symptoms().stream()
                .anyMatch(symptom -> symptom.section() == procedure.line());
    }

    /// A look is still under way that may tell the scenarios apart, and nothing is certain yet.
    static boolean mayChange(Incident.Open open, Instant at, Circumstances around) {
        var lines =
                open.jobs().running().values().stream()
                        .filter(run -> run.purpose() == Purpose.EVIDENCE)
                        .flatMap(run -> run.lines().stream())
                        .toList();
        if (lines.isEmpty() || ranked(open, at, around).stream().anyMatch(Belief::isCertain))
            return false;
        var plan = open.opening().plan();
        var wanted = Wanted.kinds(candidates(plan), Evidence.of(open, at, around));
        return plan.commands().stream()
                .filter(command -> lines.contains(command.line()))
                .anyMatch(command -> command.evidence().stream().anyMatch(wanted::contains));
    }

    private static boolean isCertain(Hypothesis it) {
        return it.strong() && !it.undated();
    }

    /// Evidence that came in late: another scenario than the one this rung was taken for is certain
    /// now, and has steps that nobody tried; null if none is.
    static @Nullable Hypothesis overtaking(
            Incident.Open open, Rung.Key taken, Instant at, Circumstances around) {
        var ranked = ranked(open, at, around);
        if (ranked.isEmpty() || !isCertain(ranked.getFirst())) return null;
        var first = ranked.getFirst();
        var chosen = open.trail().chosen();
        boolean known = chosen != null && chosen.section() == first.section();
        return known || first.section() == taken.procedure() ? null : first;
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
