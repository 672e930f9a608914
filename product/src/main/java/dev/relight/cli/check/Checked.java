package dev.relight.cli.check;

import dev.relight.plan.Plan;
import dev.relight.problem.Problem;
import dev.relight.problem.Severity;
import dev.relight.runbook.page.Page;
import java.util.List;

/// One runbook, checked.
///
/// @param file as the user typed it, `-` for standard input
/// @param problems by line
/// @param known those of the problems that stand in the baseline
public record Checked(
        String file, Plan plan, Page page, List<Problem> problems, List<Problem> known) {
    public Checked {
        problems = List.copyOf(problems);
        known = List.copyOf(known);
    }

    /// Those that nobody has put into a baseline.
    List<Problem> fresh() {
        if (known.isEmpty()) return problems;
        return problems.stream().filter(problem -> !known.contains(problem)).toList();
    }

    long count(Severity severity) {
        return fresh().stream().filter(problem -> problem.severity() == severity).count();
    }

    /// Whether the check has failed.
    boolean fails(boolean strict) {
        return count(Severity.ERROR) > 0 || (strict && count(Severity.WARNING) > 0);
    }
}
