package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.danger.Unattended;
import dev.relight.finding.Instrument;
import dev.relight.finding.OwnTime;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Command;
import dev.relight.shell.Binding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// The one place where a command of the runbook gets the form in which it runs.
final class Forms {
    private Forms() {}

    /// A form, or why there is none.
    sealed interface Made {
        record Ready(Form form) implements Made {}

        /// @param because one sentence; the command is then a person's task
        record Refused(String because) implements Made {}
    }

    /// Several commands that share one shell, or a single one.
    static Made of(Incident.Open open, List<Command> commands) {
        var site = open.opening().site();
        var lines = new ArrayList<String>();
        var values = new LinkedHashMap<String, String>();
        var environment = new TreeSet<String>();
        var variables = new TreeMap<String, String>();
        boolean secret = false;
        boolean acts = false;
        for (var command : commands) {
            var refusal = refusal(open, command);
            if (!refusal.isEmpty()) return new Made.Refused(refusal);
            var text = text(command);
            switch (Binding.bind(text, Bindings.values(open, text))) {
                case Binding.Bound(var bound, var environmentOfLine) ->
                        lines.add(
                                instrumented(
                                        command, Shared.add(bound, environmentOfLine, values)));
                case Binding.Refused(var because) -> {
                    var unbound = Binding.unbound(text, Bindings.values(open, text));
                    return new Made.Refused(because + Bindings.leftOpen(open, unbound));
                }
            }
            for (var name : command.envNeeded())
                if (site.environment().contains(name)) environment.add(name);
                else Bindings.variable(open, name).ifPresent(value -> variables.put(name, value));
            secret |= command.revealsSecret();
            acts |= command.danger() != Danger.OBSERVE;
        }
        values.putAll(variables);
        var form =
                new Form(
                        lines,
                        values,
                        environment,
                        site.target(),
                        site.workingDirectory(),
                        acts ? open.patience().act() : ofLook(open, commands),
                        secret);
        return allowed(open, commands, acts ? LocalFiles.on(form) : form);
    }

    /// What the team denies is never run, in whatever form it would reach the shell.
    private static Made allowed(Incident.Open open, List<Command> commands, Form form) {
        var danger = commands.stream().map(Command::danger).reduce(Danger.OBSERVE, Danger::worst);
        var lines = new ArrayList<>(Shown.lines(form));
        commands.forEach(command -> lines.add(command.text()));
        return open.guardrails()
                .forbidding(lines, danger)
                .<Made>map(rule -> new Made.Refused("the team has forbidden it: " + rule.because()))
                .orElseGet(() -> new Made.Ready(form));
    }

    /// As it stands, or the unattended form of it.
    static String text(Command command) {
        var form = command.unattended();
        if (form == null) return command.text();
        return switch (form.kind()) {
            case SHELL, REPAIRED -> form.text();
            case JOINED -> command.text();
            case HUMAN, WAIT ->
                    throw new IllegalStateException("line " + command.line() + " runs nothing");
        };
    }

    private static String refusal(Incident.Open open, Command command) {
        var opening = open.opening();
        var fault = opening.faults().get(command.line());
        if (fault != null) return "it cannot work as it stands: " + fault;
        var form = command.unattended();
        if (form != null && form.kind() == Unattended.Kind.HUMAN)
            return "only a person can: " + form.text();
        if (form != null && form.kind() == Unattended.Kind.WAIT) return "a wait is no command";
        boolean mended = form != null && form.kind() == Unattended.Kind.REPAIRED;
        if (mended && command.danger() != Danger.OBSERVE)
            return "cannot work as written, and a guess at what is meant is not run";
        if (form == null && command.interactive()) return "needs a terminal";
        for (var name : command.envNeeded())
            if (!opening.site().environment().contains(name)
                    && Bindings.variable(open, name).isEmpty())
                return "needs $"
                        + name
                        + ", which the settings do not give"
                        + Bindings.leftOpen(open, List.of("$" + name));
        return "";
    }

    private static String instrumented(Command command, String text) {
        boolean judged = command.danger() == Danger.OBSERVE || command.phase() == Phase.VERIFY;
        return judged ? Instrument.of(text).text() : text;
    }

    /// What waits by its own words gets that time on top.
    private static Duration ofLook(Incident.Open open, List<Command> commands) {
        var own = Duration.ZERO;
        for (var command : commands) own = own.plus(OwnTime.of(text(command)));
        var most = OwnTime.LONGEST;
        return open.patience().look().plus(own.compareTo(most) > 0 ? most : own);
    }
}
