package dev.relight.app;

import dev.relight.danger.Unattended;
import dev.relight.danger.Unsudo;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;

/// A plan for root on a machine without `sudo`: what only becomes root runs as it is.
///
/// Made before the incident opens, so that question, digest and journal hold the very form that
/// runs.
public final class Rootly {
    static final String WHY = "`sudo` is left out: Relight is root here, and this machine has none";

    private Rootly() {}

    /// @param here where the commands run, which must be this machine
    public static Plan of(Plan plan, Surroundings here) {
        if (here.hasTool("sudo") || !here.isRoot()) return plan;
        return plan.with(plan.commands().stream().map(Rootly::command).toList());
    }

    private static Command command(Command command) {
        var form = command.unattended();
        var kind = form == null ? Unattended.Kind.SHELL : form.kind();
        return switch (kind) {
            case SHELL, REPAIRED -> {
                var text = form == null ? command.text() : form.text();
                var changed = Unsudo.of(text);
                yield changed.equals(text)
                        ? command
                        : command.running(new Unattended(kind, changed), WHY);
            }
            // a person's own sudo, a wait, and what runs in the shell of another line
            case HUMAN, WAIT, JOINED -> command;
        };
    }
}
