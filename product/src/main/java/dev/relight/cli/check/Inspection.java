package dev.relight.cli.check;

import dev.relight.cli.Terminal;
import dev.relight.cli.Usage;
import dev.relight.danger.Judge;
import dev.relight.lint.Lint;
import dev.relight.lint.world.Surroundings;
import dev.relight.lint.world.World;
import dev.relight.problem.Problem;
import dev.relight.runbook.Compiled;
import dev.relight.runbook.Compiler;
import dev.relight.runbook.Judging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Reads what was named, and checks each runbook in it.
final class Inspection {
    /// Folders below one that was named.
    private static final int DEPTH_MAX = 20;

    /// Runbooks of one call.
    private static final int FILES_MAX = 10_000;

    /// Larger input on standard input is refused like a larger file.
    private static final int STDIN_BYTES_MAX = 64 * 1024 * 1024;

    private Inspection() {}

    /// @param file a file, a folder, or `-`
    static List<Checked> of(String file, Wish wish, Terminal terminal) throws Usage {
        var compiler = new Compiler(new Judging(Judge.with(wish.rules())));
        if (file.equals("-")) return List.of(standardInput(compiler, wish, terminal));
        var path = Path.of(file);
        if (Files.isDirectory(path)) return folder(path, compiler, wish);
        if (!Files.exists(path))
            throw new Usage(
                    "check: '%s' is not there%n  mend: name a runbook in Markdown, or a folder of them"
                            .formatted(file));
        return List.of(file(path, compiler, wish));
    }

    private static Checked standardInput(Compiler compiler, Wish wish, Terminal terminal)
            throws Usage {
        try {
            var bytes = terminal.in().readNBytes(STDIN_BYTES_MAX);
            var world =
                    wish.against() == null
                            ? World.NONE
                            : Surroundings.against(wish.against(), Path.of("stdin.md"));
            return checked("-", compiler.compile("-", bytes), world, wish);
        } catch (IOException e) {
            throw new Usage("check: standard input cannot be read");
        }
    }

    private static List<Checked> folder(Path folder, Compiler compiler, Wish wish) throws Usage {
        try (var files = Files.walk(folder, DEPTH_MAX)) {
            var runbooks = files.filter(Inspection::isMarkdown).sorted().limit(FILES_MAX).toList();
            var all = new ArrayList<Checked>();
            for (var one : runbooks) {
                var checked = file(one, compiler, wish);
                if (!checked.plan().commands().isEmpty()) all.add(checked);
            }
            if (all.isEmpty())
                throw new Usage(
                        "check: no runbook in '%s': no Markdown file with commands%n  mend: name another folder"
                                .formatted(folder));
            return all;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new Usage("check: '%s' cannot be read".formatted(folder));
        }
    }

    private static boolean isMarkdown(Path file) {
        var name = file.getFileName().toString();
        return (name.endsWith(".md") || name.endsWith(".markdown")) && Files.isRegularFile(file);
    }

    private static Checked file(Path path, Compiler compiler, Wish wish) throws Usage {
        try {
            var compiled = compiler.compile(path);
            var world =
                    wish.against() == null
                            ? Surroundings.beside(path)
                            : Surroundings.against(wish.against(), path);
            return checked(path.toString(), compiled, world, wish);
        } catch (IOException e) {
            throw new Usage(
                    "check: '%s' cannot be read%n  mend: is it yours, and a file?".formatted(path));
        }
    }

    private static Checked checked(String name, Compiled compiled, World world, Wish wish) {
        var problems = new ArrayList<Problem>();
        if (compiled.isRead())
            problems.addAll(
                    Lint.problems(compiled.plan(), compiled.page(), world, CheckCommand.today()));
        var said = new HashSet<String>();
        for (var problem : problems) said.add(problem.code() + " " + problem.where().line());
        for (var problem : compiled.problems())
            if (!said.contains(problem.code() + " " + problem.where().line()))
                problems.add(problem);
        problems.sort(Lint.ORDER);
        var known =
                wish.baseline() == null
                        ? List.<Problem>of()
                        : wish.baseline().known(problems, compiled.page(), name);
        return new Checked(name, compiled.plan(), compiled.page(), problems, known);
    }
}
