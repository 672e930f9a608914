package dev.relight.lint;

import dev.relight.lint.rule.Rules;
import dev.relight.lint.rule.Sheet;
import dev.relight.lint.world.World;
import dev.relight.plan.Plan;
import dev.relight.problem.Problem;
import dev.relight.problem.Severity;
import dev.relight.runbook.page.Page;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// What is wrong with a runbook, all of it at once.
public final class Lint {
    /// By line, then severity, then column.
    public static final Comparator<Problem> ORDER =
            Comparator.comparingInt((Problem problem) -> problem.where().line())
                    .thenComparing(Problem::severity, Comparator.<Severity>naturalOrder())
                    .thenComparingInt(problem -> problem.where().column())
                    .thenComparing(Problem::code);

    private Lint() {}

    /// Looks at the plan and the page it was read from; never throws on any text.
    ///
    /// @param world what stands beside the runbook; [World#NONE] when that is not known
    /// @param today decides whether a review date has passed
    /// @return in [#ORDER]
    public static List<Problem> problems(Plan plan, Page page, World world, LocalDate today) {
        return Rules.look(new Sheet(plan, page, world, today)).stream().sorted(ORDER).toList();
    }
}
