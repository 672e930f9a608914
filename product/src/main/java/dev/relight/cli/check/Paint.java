package dev.relight.cli.check;

import dev.relight.cli.Terminal;
import dev.relight.danger.Danger;
import dev.relight.problem.Severity;

/// Which colour means what; without colours the words alone must do.
final class Paint {
    private Paint() {}

    static String danger(Danger danger, String text, Terminal terminal) {
        return switch (danger) {
            case OBSERVE -> terminal.green(text);
            case REVERSIBLE -> terminal.cyan(text);
            case DISRUPTIVE -> terminal.yellow(text);
            case DESTRUCTIVE, UNKNOWN -> terminal.red(text);
        };
    }

    static String severity(Severity severity, String text, Terminal terminal) {
        return switch (severity) {
            case ERROR -> terminal.red(text);
            case WARNING -> terminal.yellow(text);
            case INFO -> terminal.cyan(text);
        };
    }
}
