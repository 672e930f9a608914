package dev.relight.cli;

import dev.relight.danger.Danger;
import dev.relight.incident.Opening;
import dev.relight.incident.Preview;
import dev.relight.incident.Words;
import java.util.List;

/// Prints everything that could be run and every question that would be asked, and runs nothing.
final class DryRun {
    private static final int NUMBER_WIDTH = 6;

    private final Terminal terminal;

    DryRun(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Opening opening) {
        var preview = Preview.of(opening);
        head(opening);
        looks("Evidence first (side by side, nothing is changed)", preview.evidence());
        ladder(opening, preview.ladder());
        looks("Restored is what these checks call restored", preview.checks());
        var soak = opening.policy().patience().soak();
        out(
                "%nThen it is watched for %s before it counts as resolved.%n"
                        .formatted(Words.of(soak)));
        out("Nothing was run.%n".formatted());
    }

    private void head(Opening opening) {
        var source = opening.plan().source();
        out(terminal.bold("%s".formatted(source.title())) + "%n".formatted());
        out(
                "  runbook    %s  (sha256 %s)%n"
                        .formatted(source.file(), source.sha256().substring(0, 12)));
        out("  service    %s%n".formatted(opening.service()));
        out(
                "  runs in    %s:%s%n"
                        .formatted(opening.site().target(), opening.site().workingDirectory()));
        out(
                "  platforms  %s%n"
                        .formatted(
                                String.join(
                                        ", ",
                                        opening.site().platforms().stream()
                                                .map(it -> it.word())
                                                .toList())));
        out("  autonomy   %s%n".formatted(opening.policy().autonomy().word()));
    }

    private void looks(String title, List<Preview.Look> looks) {
        out("%n%s%n".formatted(terminal.bold(title)));
        if (looks.isEmpty()) out("  none%n".formatted());
        for (var look : looks)
            if (look.leftOut().isEmpty())
                out("  %s %s%n".formatted(line(look.line()), folded(look.runs())));
            else
                out(
                        "  %s %s%n"
                                .formatted(
                                        line(look.line()),
                                        terminal.dim("left out: " + look.leftOut())));
    }

    private void ladder(Opening opening, List<Preview.Step> ladder) {
        out(
                "%n%s%n"
                        .formatted(
                                terminal.bold(
                                        "The ladder (least dangerous first; evidence may put one scenario before)")));
        if (ladder.isEmpty()) out("  nothing: the runbook repairs nothing%n".formatted());
        int number = 0;
        for (var step : ladder) {
            number++;
            out("  %2d. %s  %s%n".formatted(number, step.title(), danger(step.danger())));
            step.conditions().forEach(condition -> out("      only if: %s%n".formatted(condition)));
            if (!step.leftOut().isEmpty()) {
                out(
                        "      %s%n"
                                .formatted(
                                        terminal.dim(
                                                "left out as things stand: " + step.leftOut())));
                continue;
            }
            step.shown().forEach(shown -> out("        %s%n".formatted(folded(shown))));
            out("      %s%n".formatted(gate(opening, step)));
        }
    }

    private String gate(Opening opening, Preview.Step step) {
        var expiry = Words.of(opening.policy().patience().expiry());
        return switch (step.yeses()) {
            case 0 -> terminal.green("runs alone");
            case 1 ->
                    terminal.yellow("asks one person")
                            + "; no answer within %s counts as no".formatted(expiry);
            default ->
                    terminal.yellow("asks %d people".formatted(step.yeses()))
                            + "; no answer within %s counts as no".formatted(expiry);
        };
    }

    private String danger(Danger danger) {
        var word = "[" + danger.word() + "]";
        return switch (danger) {
            case OBSERVE, REVERSIBLE -> terminal.green(word);
            case DISRUPTIVE -> terminal.yellow(word);
            case DESTRUCTIVE, UNKNOWN -> terminal.red(word);
        };
    }

    private String line(int line) {
        return terminal.dim(
                ("line " + line + "       ").substring(0, NUMBER_WIDTH + "line".length()));
    }

    /// Several lines of one command, still told apart.
    private static String folded(String text) {
        return text.strip().replace("\n", "\n               ");
    }

    private void out(String text) {
        terminal.out().print(text);
    }
}
