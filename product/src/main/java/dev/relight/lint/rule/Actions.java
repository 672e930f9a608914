package dev.relight.lint.rule;

import dev.relight.danger.Danger;
import dev.relight.lexicon.Phase;
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

    /// A part of a runbook that repairs.
    static boolean repairs(Phase phase) {
        return phase == Phase.MITIGATE || phase == Phase.RESOLVE || phase == Phase.RECOVER;
    }

    /// Whether a runbook is for an outage at all, and not a manual: something is repaired in it,
    /// and it says how an outage shows, or is looked into before.
    static boolean isForOutages(Sheet sheet) {
        boolean mends = false;
        boolean looks = !sheet.plan().symptoms().isEmpty();
        for (var command : sheet.commands()) {
            mends |= repairs(command.phase()) && changes(command);
            looks |= isBeforeRepair(command.phase()) && looks(command);
        }
        for (var section : sheet.plan().sections())
            looks |=
                    section.phase() == Phase.ESCALATE
                            || section.phase() == Phase.ALERT && section.level() > 1;
        return mends && looks;
    }

    private static boolean isBeforeRepair(Phase phase) {
        return phase == Phase.ALERT
                || phase == Phase.ASSESS
                || phase == Phase.TRIAGE
                || phase == Phase.DIAGNOSE;
    }

    static boolean looks(Command command) {
        return command.danger() == Danger.OBSERVE
                && (command.role() == Role.CHECK || command.role() == Role.CONFIRM);
    }
}
