package dev.relight.problem;

import java.util.ArrayList;
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
        var ordered = new ArrayList<>(found);
        ordered.sort(Problems::compare);
        return List.copyOf(ordered);
    }

    private static int compare(Problem one, Problem other) {
        int by = Integer.compare(one.where().line(), other.where().line());
        return by == 0 ? Integer.compare(one.where().column(), other.where().column()) : by;
    }
}
