package dev.relight.runbook;

import dev.relight.lexicon.CodeTags;
import dev.relight.plan.Plan;
import dev.relight.problem.Place;
import dev.relight.problem.Problem;
import dev.relight.problem.Problems;
import dev.relight.runbook.page.Page;
import java.util.List;

/// What is wrong with the form of a runbook: found on the way into the plan.
final class Structure {
    private final String file;
    private final Problems problems = new Problems();

    private Structure(String file) {
        this.file = file;
    }

    static List<Problem> problems(String file, Page page, Gatherer gathered, Plan plan) {
        var structure = new Structure(file);
        structure.fences(gathered);
        structure.unreadable(gathered);
        structure.depth(page);
        structure.forbidden(gathered);
        structure.settings(gathered);
        if (plan.commands().isEmpty()) structure.noCommands(page);
        structure.unfilled(plan);
        return structure.problems.inOrder();
    }

    private void fences(Gatherer gathered) {
        for (var block : gathered.blocks)
            if (block.kind == CodeBlock.Kind.BROKEN)
                problems.add(
                        Problem.error(
                                "fence-not-closed",
                                at(block.code.line()),
                                "This block of code is not closed before the next one begins or the file ends; nothing in it is taken for a command.",
                                "Close it with a line of three backticks."));
    }

    private void unreadable(Gatherer gathered) {
        for (var draft : gathered.commands)
            if (draft.tree.isBroken() && draft.opens == null)
                problems.add(
                        Problem.error(
                                "command-unreadable",
                                at(draft.line),
                                "The shell cannot read this command: " + why(draft) + ".",
                                "Close every quote, bracket and loop; give a placeholder as <name>."));
    }

    private static String why(Draft draft) {
        if (draft.tree instanceof dev.relight.shell.Node.Broken broken) return broken.why();
        for (var node : draft.tree.below())
            if (node instanceof dev.relight.shell.Node.Broken broken) return broken.why();
        return "a part of it is not shell";
    }

    private void depth(Page page) {
        if (page.tooDeep() > 0)
            problems.add(
                    Problem.error(
                            "nested-too-deep",
                            at(page.tooDeep()),
                            "Lists or quotes are nested deeper than is read.",
                            "Make the list flat, or use headings."));
    }

    private void forbidden(Gatherer gathered) {
        for (var block : gathered.blocks) {
            if (block.kind == CodeBlock.Kind.FORBIDDEN) leftOut(block.code.line());
            for (var run : block.runs) if (run.forbidden) leftOut(run.line());
        }
    }

    /// A block that promises shell and holds settings for a file.
    private void settings(Gatherer gathered) {
        for (var block : gathered.blocks)
            if (block.kind == CodeBlock.Kind.CONFIG
                    && CodeTags.of(block.code.language()) == CodeTags.Promise.SHELL)
                problems.add(
                        Problem.error(
                                "not-shell",
                                at(block.code.bodyLine()),
                                "This block says that it is shell, and holds settings for a file.",
                                "Tag it as what it is, such as ```yaml, and say in words what to do with it."));
    }

    private void leftOut(int line) {
        problems.add(
                Problem.info(
                        "commands-left-out",
                        at(line),
                        "The author says that these commands must not be run; they are no steps.",
                        "Nothing, unless they are meant to be run after all: then change the words above them."));
    }

    private void noCommands(Page page) {
        problems.add(
                Problem.warning(
                        "no-commands",
                        at(Math.max(1, Math.min(1, page.lines().size()))),
                        "No command was found in this runbook; Relight can only hand its tasks to people.",
                        "Put the commands into blocks that begin with ```bash."));
    }

    /// `[Contact Info]` and `[DATE]` that nobody has filled in.
    private void unfilled(Plan plan) {
        for (var row : plan.escalation())
            if (row.value().contains("<["))
                problems.add(
                        Problem.warning(
                                "contact-unfilled",
                                at(row.line()),
                                "Nobody has filled in how to reach this contact.",
                                "Write a mail address, a channel or a paging service in place of the brackets."));
        for (var row : plan.metadata())
            if (row.normalized().startsWith("UNRESOLVED-PLACEHOLDER"))
                problems.add(
                        Problem.warning(
                                "metadata-unfilled",
                                at(row.line()),
                                "`"
                                        + row.key()
                                        + "` still holds its placeholder "
                                        + row.value()
                                        + ".",
                                "Fill it in, or take the line out."));
    }

    private Place at(int line) {
        return new Place(file, Math.max(1, line), 1);
    }
}
