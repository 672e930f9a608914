package dev.relight.runbook;

import dev.relight.lexicon.ConditionKind;
import dev.relight.lexicon.FailureModes;
import dev.relight.lexicon.Fold;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Symptom;
import dev.relight.plan.Task;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which parts describe one cause and what to do about it.
final class Scenarios {
    private Scenarios() {}

    /// The way of failing a part is about: by its title, else by the condition that leads into it.
    static @Nullable String mode(Part part, List<Symptom> symptoms, List<Stated> conditions) {
        var mode = FailureModes.of(part.title());
        if (mode != null) return mode;
        for (var stated : conditions)
            if (isIn(stated.line, part)
                    && stated.ownWords
                    && (stated.kind == ConditionKind.FINDING
                            || stated.kind == ConditionKind.JUDGEMENT)) {
                mode = FailureModes.of(stated.shown);
                if (mode != null) return mode;
            }
        for (var symptom : symptoms)
            if (symptom.section() == part.line()) {
                mode = FailureModes.of(symptom.text());
                if (mode != null) return mode;
            }
        return null;
    }

    static boolean isOne(
            Part part, @Nullable String mode, List<Symptom> symptoms, List<Task> tasks) {
        boolean repairs =
                part.phase == Phase.RESOLVE
                        || part.phase == Phase.RECOVER
                        || part.phase == Phase.MITIGATE;
        if (!repairs || part.heading == null || !acts(part, tasks)) return false;
        if (part.below.stream().anyMatch(below -> !isDetail(below))) return false;
        if (isNumbered(part.title()) || isOneOfMany(part)) return true;
        return mode != null && symptoms.stream().anyMatch(one -> one.section() == part.line());
    }

    /// An entry of "Common issues": what the heading above says of all below it.
    private static boolean isOneOfMany(Part part) {
        boolean named = part.purposes.stream().anyMatch(purpose -> !purpose.weak());
        if (named || part.above == null || part.above.heading == null) return false;
        for (var word : Fold.of(part.above.title()).words()) if (MANY.contains(word)) return true;
        return false;
    }

    private static final Set<String> MANY =
            Set.of(
                    "issues",
                    "problems",
                    "failures",
                    "scenarios",
                    "errors",
                    "incidents",
                    "probleme",
                    "problemes",
                    "problemas",
                    "fehler",
                    "erreurs",
                    "fallos",
                    "falhas");

    /// "Issue 1: ...", "Scenario: ...", "Problem: ...".
    private static boolean isNumbered(String title) {
        var fold = Fold.of(title);
        int at = 0;
        while (at < fold.size() && fold.word(at).chars().allMatch(Character::isDigit)) at++;
        return Set.of(
                                "issue",
                                "scenario",
                                "problem",
                                "case",
                                "cause",
                                "szenario",
                                "probleme",
                                "problema",
                                "escenario",
                                "cenario",
                                "incident")
                        .contains(fold.word(at))
                && title.indexOf(':') > 0;
    }

    /// "Symptoms", "Solution" as headings below a scenario are its parts.
    private static boolean isDetail(Part part) {
        return Labels.isSymptoms(part.title())
                || FailureModes.of(part.title()) == null
                        && part.below.isEmpty()
                        && !isNumbered(part.title());
    }

    private static boolean acts(Part part, List<Task> tasks) {
        if (part.commandsBelow().stream().anyMatch(Draft::acts)) return true;
        return tasks.stream().anyMatch(task -> isIn(task.line(), part));
    }

    private static boolean isIn(int line, Part part) {
        return line > part.line() && line <= part.lastLine();
    }
}
