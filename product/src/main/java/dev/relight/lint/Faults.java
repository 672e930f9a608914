package dev.relight.lint;

import dev.relight.danger.Danger;
import dev.relight.lint.catalogue.Catalogue;
import dev.relight.lint.world.World;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.problem.Severity;
import dev.relight.runbook.page.Page;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lines that change something and cannot work as they are written: they must not be run.
///
/// A line that only looks may be run all the same; the worst that comes of it is nothing.
public final class Faults {
    /// The chapter of findings that say so.
    private static final String BROKEN = "broken";

    private Faults() {}

    /// Line of the command -> why; empty if there are none.
    ///
    /// @param today decides whether a review date has passed, which is no fault
    public static SortedMap<Integer, String> of(Plan plan, Page page, LocalDate today) {
        var faults = new TreeMap<Integer, String>();
        for (var problem : Lint.problems(plan, page, World.NONE, today)) {
            boolean broken =
                    problem.severity() == Severity.ERROR
                            && Catalogue.knows(problem.code())
                            && Catalogue.entry(problem.code()).about().equals(BROKEN);
            if (!broken) continue;
            for (var command : plan.commands())
                if (isAbout(command, problem.where().line()) && command.danger() != Danger.OBSERVE)
                    faults.putIfAbsent(command.line(), problem.what());
        }
        return faults;
    }

    private static boolean isAbout(Command command, int line) {
        return command.line() <= line && line <= command.endLine();
    }
}
