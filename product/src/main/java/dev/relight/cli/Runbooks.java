package dev.relight.cli;

import dev.relight.danger.Judge;
import dev.relight.problem.Severity;
import dev.relight.runbook.Compiled;
import dev.relight.runbook.Compiler;
import dev.relight.runbook.Judging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads a runbook that is to be flown, or says why it cannot be.
final class Runbooks {
    private Runbooks() {}

    /// The compiled runbook, with the team's own rules.
    ///
    /// @throws Usage there is no such file, it is no runbook, or a rule file has mistakes; all of
    ///   them are told
    static Compiled read(String command, Path file, List<Path> rules) throws Usage {
        var compiler = new Compiler(new Judging(Judge.with(RuleFiles.read(command, rules))));
        if (!Files.exists(file))
            throw new Usage(
                    "%s: there is no file %s%n  mend: name a runbook in Markdown"
                            .formatted(command, file));
        if (Files.isDirectory(file))
            throw new Usage(
                    "%s: %s is a folder%n  mend: name one runbook in it".formatted(command, file));
        try {
            var compiled = compiler.compile(file);
            if (!compiled.isRead() || compiled.plan().commands().isEmpty())
                throw unflyable(command, file, compiled);
            return compiled;
        } catch (IOException unreadable) {
            throw new Usage(
                    "%s: %s cannot be read: %s%n  mend: check who may read it"
                            .formatted(command, file, unreadable.getMessage()));
        }
    }

    private static Usage unflyable(String command, Path file, Compiled compiled) {
        var worst =
                compiled.problems().stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .findFirst();
        return worst.map(problem ->
                        new Usage(
                                "%s: %s: %s%n  mend: %s"
                                        .formatted(
                                                command,
                                                problem.where(),
                                                problem.what(),
                                                problem.mend())))
                .orElseGet(() ->
                        new Usage(
                                "%s: %s holds no command%n  mend: relight check %s shows what was understood"
                                        .formatted(command, file, file)));
    }
}
