package dev.relight.runbook;

import dev.relight.plan.Plan;
import dev.relight.problem.Problem;
import dev.relight.runbook.page.Page;
import java.util.List;

/// What came of a runbook: the plan, what is wrong with its form, and the page it was read from.
///
/// @param plan empty but for its source when the file could not be read at all
/// @param page as the author laid it out; for those who look at links, tables and prose
/// @param blocks every block of code, with what it was taken for
/// @param problems by line
public record Compiled(Plan plan, Page page, List<CodeBlock> blocks, List<Problem> problems) {
    public Compiled {
        blocks = List.copyOf(blocks);
        problems = List.copyOf(problems);
    }

    /// False when the file was refused as a whole: too large, no text, empty.
    public boolean isRead() {
        return !page.lines().isEmpty();
    }
}
