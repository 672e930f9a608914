package dev.relight.lint;

import dev.relight.lint.rule.Rules;
import dev.relight.lint.rule.Sheet;
import dev.relight.lint.world.World;
import dev.relight.plan.Plan;
import dev.relight.problem.Problem;
import dev.relight.runbook.page.Page;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// What is wrong with a runbook, all of it at once.
public final class Lint {
    /// By line, then severity, then column.
    public static final Comparator<Problem> ORDER = Lint::compare;

    private Lint() {}

    private static int compare(Problem one, Problem other) {
        int by = Integer.compare(one.where().line(), other.where().line());
        if (by == 0) by = one.severity().compareTo(other.severity());
        if (by == 0) by = Integer.compare(one.where().column(), other.where().column());
        return by == 0 ? one.code().compareTo(other.code()) : by;
    }

    /// Looks at the plan and the page it was read from; never throws on any text.
    ///
    /// @param world what stands beside the runbook; [World#NONE] when that is not known
    /// @param today decides whether a review date has passed
    /// @return in [#ORDER]
    public static List<Problem> problems(Plan plan, Page page, World world, LocalDate today) {
        return Rules.look(new Sheet(plan, page, world, today)).stream().sorted(ORDER).toList();
    }
}
