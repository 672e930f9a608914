package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.danger.Unattended;
import dev.relight.lexicon.Role;
import dev.relight.plan.Command;

/// How a command is done: run, waited out, by a person, or in another's shell.
final class Manner {
    private Manner() {}

    static boolean isPause(Command command) {
        return command.role() == Role.WAIT || is(command, Unattended.Kind.WAIT);
    }

    static boolean isByHand(Command command) {
        return command.role() == Role.HUMAN || is(command, Unattended.Kind.HUMAN);
    }

    static boolean isJoined(Command command) {
        return is(command, Unattended.Kind.JOINED);
    }

    /// It runs in the shell of `head`.
    static boolean isJoinedTo(Command command, Command head) {
        var form = command.unattended();
        return form != null
                && form.kind() == Unattended.Kind.JOINED
                && form.text().equals(Integer.toString(head.line()));
    }

    /// It changes something, whoever does it. A check that changes something is no step up the
    /// ladder.
    static boolean acts(Command command) {
        return switch (command.role()) {
            case ACT, CAPTURE, HUMAN -> command.danger() != Danger.OBSERVE && !isPause(command);
            case CHECK, CONFIRM, WAIT, NOOP -> false;
        };
    }

    private static boolean is(Command command, Unattended.Kind kind) {
        var form = command.unattended();
        return form != null && form.kind() == kind;
    }
}
