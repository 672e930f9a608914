package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.lexicon.Role;
import dev.relight.plan.Command;
import java.util.List;

/// Commands that are done as a whole: one step of the runbook, or two halves and what lies between.
///
/// @param commands in the author's order; never empty
record Unit(List<Command> commands) {
    Unit {
        commands = List.copyOf(commands);
    }

    int line() {
        return commands.getFirst().line();
    }

    Danger danger() {
        return commands.stream().map(Command::danger).reduce(Danger.OBSERVE, Danger::worst);
    }

    /// It changes something, or has something done by a person.
    boolean acts() {
        return commands.stream()
                .anyMatch(command ->
                        command.danger() != Danger.OBSERVE
                                && command.role() != Role.NOOP
                                && command.role() != Role.WAIT);
    }

    /// Puts something aside, or has a person prepare something: the service cannot come up by it.
    boolean onlyPrepares() {
        return commands.stream()
                .filter(Manner::acts)
                .allMatch(it -> it.role() == Role.CAPTURE || Manner.isByHand(it));
    }

    /// What of it acts, as written.
    List<String> deeds() {
        return commands.stream().filter(Manner::acts).map(Command::joined).toList();
    }

    String name() {
        return commands.stream()
                .map(Command::step)
                .filter(step -> !step.isEmpty())
                .findFirst()
                .orElse(commands.getFirst().joined());
    }
}
