package dev.relight.cli;

import dev.relight.danger.OwnRules;
import dev.relight.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads the files behind `--rules`, for every command that takes them.
public final class RuleFiles {
    private RuleFiles() {}

    /// @param command that was typed; begins the message
    /// @param files the first wins where two name the same program
    /// @throws Usage one cannot be read, or has mistakes; all of them are told
    public static OwnRules read(String command, List<Path> files) throws Usage {
        var problems = new Problems();
        var rules = OwnRules.none();
        for (var file : files) {
            var text = text(command, file);
            rules = rules.and(OwnRules.read(file.toString(), text, problems));
        }
        if (problems.inOrder().isEmpty()) return rules;
        var all = new StringBuilder(command + ": the rules have mistakes; nothing was done");
        for (var problem : problems.inOrder())
            all.append(
                    "%n  %s %s%n    mend: %s"
                            .formatted(problem.where(), problem.what(), problem.mend()));
        throw new Usage(all.toString());
    }

    private static String text(String command, Path file) throws Usage {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new Usage(
                    "%s: the rules in %s cannot be read%n  mend: name a file of danger rules; docs/reference/danger-rules.md shows one"
                            .formatted(command, file));
        }
    }
}
