package dev.relight.lint.rule;

import dev.relight.danger.Danger;
import dev.relight.lexicon.Role;
import dev.relight.plan.Command;

/// Tells commands that change something from those that look.
final class Actions {
    private Actions() {}

    /// Changes something; an unknown command is not claimed to.
    static boolean changes(Command command) {
        return switch (command.danger()) {
            case REVERSIBLE, DISRUPTIVE, DESTRUCTIVE ->
                    switch (command.role()) {
                        case ACT, CAPTURE, HUMAN -> true;
                        case CHECK, CONFIRM, WAIT, NOOP -> false;
                    };
            case OBSERVE, UNKNOWN -> false;
        };
    }

    static boolean looks(Command command) {
        return command.danger() == Danger.OBSERVE
                && (command.role() == Role.CHECK || command.role() == Role.CONFIRM);
    }
}
