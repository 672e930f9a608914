package dev.relight.cli;

import dev.relight.app.Roster;
import dev.relight.app.Surroundings;
import dev.relight.danger.Judge;
import dev.relight.incident.Autonomy;
import dev.relight.lint.Lint;
import dev.relight.lint.world.World;
import dev.relight.orders.AcceptedRunbooks;
import dev.relight.problem.Severity;
import dev.relight.runbook.Compiled;
import dev.relight.settings.Service;
import dev.relight.settings.Settings;
import dev.relight.settings.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Looks at each service's runbook: can it be flown, with what is on this machine?
final class RunbookRounds {
    /// What bash does itself, so that no file of that name is needed.
    private static final Set<String> BUILT_IN =
            Set.of(
                    "alias",
                    "bg",
                    "break",
                    "builtin",
                    "cd",
                    "command",
                    "continue",
                    "declare",
                    "echo",
                    "eval",
                    "exec",
                    "exit",
                    "export",
                    "false",
                    "fg",
                    "hash",
                    "history",
                    "jobs",
                    "kill",
                    "let",
                    "local",
                    "printf",
                    "pwd",
                    "read",
                    "readonly",
                    "return",
                    "set",
                    "shift",
                    "shopt",
                    "source",
                    "test",
                    "time",
                    "times",
                    "trap",
                    "true",
                    "type",
                    "ulimit",
                    "umask",
                    "unalias",
                    "unset",
                    "wait");

    private final Settings settings;
    private final Surroundings surroundings = Surroundings.ofProcess();
    private final Judge judge = Judge.standard();
    private final AcceptedRunbooks accepted;

    RunbookRounds(Settings settings) {
        this.settings = settings;
        this.accepted = new AcceptedRunbooks(settings.state());
    }

    List<Sign> signs() {
        var roster = new Roster(settings, surroundings);
        var troubles = roster.readAll();
        var signs = new ArrayList<Sign>();
        for (var service : settings.services()) {
            var trouble = troubles.get(service.name());
            var compiled = roster.runbook(service.name());
            if (trouble != null || compiled.isEmpty())
                signs.add(
                        Sign.problem(
                                service.name(),
                                "its runbook cannot be flown: " + trouble,
                                "relight check " + service.runbook()));
            else look(service, compiled.get(), signs);
        }
        return signs;
    }

    private void look(Service service, Compiled compiled, List<Sign> signs) {
        var today = LocalDate.now(ZoneId.systemDefault());
        long errors =
                Lint.problems(compiled.plan(), compiled.page(), World.NONE, today).stream()
                        .filter(it -> it.severity() == Severity.ERROR)
                        .count();
        int commands = compiled.plan().commands().size();
        signs.add(
                errors == 0
                        ? Sign.ok(
                                service.name(), "its runbook holds %d commands".formatted(commands))
                        : Sign.warning(
                                service.name(),
                                "its runbook has %d errors in %d commands"
                                        .formatted(errors, commands),
                                "relight check " + service.runbook()));
        if (service.target() instanceof Target.Local) tools(service, compiled, signs);
        if (service.autonomy() == Autonomy.AUTO) trust(service, signs);
    }

    /// Only what a command calls first: what it carries may run in a container or elsewhere.
    private void tools(Service service, Compiled compiled, List<Sign> signs) {
        var missing = new TreeSet<String>();
        for (var command : compiled.plan().commands())
            judge.programs(command.joined()).stream()
                    .findFirst()
                    .map(words -> words.split(" ", 2)[0])
                    .filter(tool -> tool.matches("[A-Za-z0-9][A-Za-z0-9._+-]*"))
                    .filter(tool -> !BUILT_IN.contains(tool) && !surroundings.hasTool(tool))
                    .ifPresent(missing::add);
        if (missing.isEmpty()) signs.add(Sign.ok(service.name(), "its tools are on the PATH"));
        else
            signs.add(
                    Sign.warning(
                            service.name(),
                            "not on the PATH: " + String.join(", ", missing),
                            "install them, or leave it where the runbook offers another way"));
    }

    private void trust(Service service, List<Sign> signs) {
        try {
            var text = Files.readAllBytes(service.runbook());
            if (accepted.of(AcceptedRunbooks.sha256(text)).isPresent())
                signs.add(Sign.ok(service.name(), "its runbook is accepted as it stands"));
            else
                signs.add(
                        Sign.warning(
                                service.name(),
                                "nobody has accepted its runbook as it stands: it asks before every change",
                                "relight accept %s --state %s"
                                        .formatted(service.runbook(), settings.state())));
        } catch (IOException unreadable) {
            signs.add(
                    Sign.problem(
                            service.name(),
                            "what was accepted cannot be read: " + unreadable.getMessage(),
                            "check who may read " + settings.state()));
        }
    }
}
