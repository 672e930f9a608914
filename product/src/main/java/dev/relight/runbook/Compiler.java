package dev.relight.runbook;

import dev.relight.plan.Plan;
import dev.relight.plan.Source;
import dev.relight.plan.Task;
import dev.relight.problem.Problem;
import dev.relight.runbook.page.Page;
import dev.relight.runbook.page.PageReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/// Reads a runbook into a plan. Never throws for what stands in a file, and always ends.
public final class Compiler {
    private final Judging judging;

    /// @param judging who says how dangerous a command is
    public Compiler(Judging judging) {
        this.judging = judging;
    }

    /// By the shipped rules alone.
    public static Compiler standard() {
        return new Compiler(Judging.standard());
    }

    /// A file; one that is too large is not even opened.
    public Compiled compile(Path file) throws IOException {
        long size = Files.size(file);
        var name = file.toString();
        if (size > Intake.FILE_BYTES_MAX) return refused(name, "", Intake.tooLarge(name, size));
        return compile(name, Files.readAllBytes(file));
    }

    public Compiled compile(String file, String text) {
        return compile(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// @param file as the user typed it; only shown
    public Compiled compile(String file, byte[] bytes) {
        var intake = Intake.of(file, bytes);
        var sha256 = Intake.sha256(bytes);
        if (intake.text() == null) return refused(file, sha256, intake);
        return compile(file, sha256, PageReader.read(intake.text()));
    }

    private Compiled compile(String file, String sha256, Page page) {
        var outline = new Outline(page);
        var gathered = new Gatherer(page, outline);
        judging.judge(gathered);
        Phases.decide(outline);
        var tasks = TaskReader.read(outline, gathered);
        Steps.name(outline, gathered);
        judging.heed(gathered);
        var taskLines = new TreeSet<>(tasks.stream().map(Task::line).toList());
        var conditions = ConditionReader.read(outline, gathered, taskLines);
        var assembly = new Assembly(file, sha256, page, outline, gathered, tasks, conditions);
        var plan = assembly.plan();
        var blocks = gathered.blocks.stream().map(Assembly::shown).toList();
        return new Compiled(plan, page, blocks, Structure.problems(file, page, gathered, plan));
    }

    private static Compiled refused(String file, String sha256, Intake intake) {
        var none = List.<Problem>of();
        var plan = Plan.nothing(new Source(file, sha256, file));
        var problems = intake.problem() == null ? none : List.of(intake.problem());
        return new Compiled(
                plan, new Page(List.of(), List.of(), List.of(), 0), List.of(), problems);
    }
}
