package dev.relight.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects every problem before saying no, so that one run of `relight check` shows them all.
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /// By line, then column, then as found.
    public List<Problem> inOrder() {
        return found.stream()
                .sorted(
                        Comparator.comparingInt((Problem problem) -> problem.where().line())
                                .thenComparingInt(problem -> problem.where().column()))
                .toList();
    }
}
