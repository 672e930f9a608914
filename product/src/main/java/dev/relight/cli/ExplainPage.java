package dev.relight.cli;

import dev.relight.danger.Danger;
import dev.relight.danger.Judge;
import dev.relight.danger.Unattended;
import dev.relight.danger.Verdict;
import dev.relight.shell.Shell;
import org.jspecify.annotations.Nullable;

/// The answer for people: the danger, each reason with the part it rests on, what would run.
final class ExplainPage implements Explain.Answers {
    private final Judge judge;
    private final Terminal terminal;

    ExplainPage(Judge judge, Terminal terminal) {
        this.judge = judge;
        this.terminal = terminal;
    }

    @Override
    public void answer(String command) {
        if (command.isBlank()) return;
        var tree = Shell.readCommand(command);
        var verdict = judge.judge(command);
        line("%s  %s", painted(verdict.danger()), indented(command));
        for (var reason : judge.reasons(tree)) {
            line("  why    %s", reason.why());
            if (!reason.part().isBlank() && !reason.part().equals(command.strip()))
                line("         %s", terminal.dim("in: " + oneLine(reason.part())));
        }
        line("  runs   %s", unattended(verdict, verdict.unattended()));
        line("  where  %s", verdict.platform().word());
        if (!verdict.placeholders().isEmpty())
            line("  fill   %s", String.join(", ", verdict.placeholders()));
        if (!verdict.envNeeded().isEmpty())
            line("  needs  $%s", String.join(", $", verdict.envNeeded()));
        if (verdict.revealsSecret())
            line("  shows  %s", "may show a secret; its output is never kept");
        line("%s", "");
        terminal.out().flush();
    }

    private static String unattended(Verdict verdict, @Nullable Unattended form) {
        if (form == null)
            return verdict.interactive() ? "only with a person at the terminal" : "as written";
        return switch (form.kind()) {
            case SHELL -> oneLine(form.text());
            case HUMAN -> "not by itself; a person's task: " + form.text();
            case WAIT -> "waits: " + form.text();
            case JOINED -> "in the shell of line " + form.text();
            case REPAIRED -> oneLine(form.text()) + "  (mended: it cannot work as written)";
        };
    }

    private String painted(Danger danger) {
        var word = "%-11s".formatted(danger.word());
        return switch (danger) {
            case OBSERVE -> terminal.green(word);
            case REVERSIBLE -> terminal.cyan(word);
            case DISRUPTIVE -> terminal.yellow(word);
            case DESTRUCTIVE, UNKNOWN -> terminal.red(word);
        };
    }

    private static String indented(String command) {
        return command.strip().replace("\n", "\n             ");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\\\?\\s*\n\\s*", " ").strip();
    }

    private void line(String form, Object... words) {
        terminal.out().printf(form + "%n", words);
    }
}
