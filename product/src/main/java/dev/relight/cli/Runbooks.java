package dev.relight.cli;

import dev.relight.problem.Problems;
import dev.relight.problem.Severity;
import dev.relight.runbook.Compiled;
import dev.relight.runbook.Compiler;
import dev.relight.runbook.Judging;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    static Compiled read(String command, Path file, List<Path> rules, Terminal terminal)
            throws Usage {
        var compiler = compiler(command, rules, terminal);
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

    private static Compiler compiler(String command, List<Path> rules, Terminal terminal)
            throws Usage {
        if (rules.isEmpty()) return Compiler.standard();
        var problems = new Problems();
        var texts = new java.util.LinkedHashMap<String, String>();
        for (var rule : rules) {
            try {
                texts.put(rule.toString(), Files.readString(rule, StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new Usage(
                        "%s: the rules in %s cannot be read: %s%n  mend: name a file of danger rules"
                                .formatted(command, rule, unreadable.getMessage()));
            }
        }
        var compiler = new Compiler(Judging.with(texts, problems));
        if (problems.inOrder().isEmpty()) return compiler;
        for (var problem : problems.inOrder())
            terminal.err()
                    .printf(
                            "%s: %s%n  mend: %s%n",
                            problem.where(), problem.what(), problem.mend());
        throw new Usage("%s: the rules have mistakes; nothing was run".formatted(command));
    }
}
