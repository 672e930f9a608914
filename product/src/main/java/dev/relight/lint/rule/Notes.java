package dev.relight.lint.rule;

import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.runbook.page.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the comments in blocks of shell.
final class Notes {
    private static final Set<String> SHELLS =
            Set.of("bash", "sh", "shell", "zsh", "console", "shell-session", "terminal");

    private Notes() {}

    static List<Sheet.Note> of(Page page, Plan plan) {
        var blocks = new HashSet<Integer>();
        for (var command : plan.commands()) blocks.add(command.block());
        var notes = new ArrayList<Sheet.Note>();
        for (var code : page.codes()) {
            if (!blocks.contains(code.line()) && !SHELLS.contains(code.language())) continue;
            int last = code.bodyLine() + code.text().split("\n", -1).length - 1;
            for (int line = code.bodyLine(); line <= last; line++) {
                var text = page.line(line).strip();
                if (text.startsWith("#") && !within(line, plan.commands()))
                    notes.add(new Sheet.Note(line, bare(text), code.line()));
            }
        }
        return notes;
    }

    private static boolean within(int line, List<Command> commands) {
        for (var command : commands)
            if (command.line() <= line && line <= command.endLine()) return true;
        return false;
    }

    private static String bare(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '#') at++;
        return text.substring(at).strip();
    }
}
