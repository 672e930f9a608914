package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is owed when the half of a pair that brings a stack back fails: `up -d` of the same compose
/// file. It is part of what people say yes to, and runs only then.
final class Rescue {
    private static final Set<String> TAKES_DOWN = Set.of("down", "stop", "kill", "rm", "pause");
    private static final String BRINGS_BACK = "up -d";

    private Rescue() {}

    /// For the commands of one shell that close the gap of `opener`; empty if that is no compose
    /// stack.
    static Optional<Part> of(Incident.Open open, List<Command> shell, int opener) {
        var plan = open.opening().plan();
        var taking = plan.command(opener);
        if (taking.isEmpty()) return Optional.empty();
        var text = text(taking.get().text());
        if (text.isEmpty()) return Optional.empty();
        var closer = closer(plan, shell, opener);
        var danger = Danger.worst(Danger.REVERSIBLE, closer.danger());
        var commands = new ArrayList<Command>();
        for (var before : shell)
            if (before.line() < closer.line() && before.danger() == Danger.OBSERVE)
                commands.add(before);
        commands.add(closer.saying(text.get()));
        return switch (Forms.of(open, commands)) {
            case Forms.Made.Ready(var form) ->
                    Optional.of(
                            new Part.Commands(
                                    commands.stream().map(Command::line).toList(),
                                    form,
                                    danger,
                                    opener,
                                    true));
            case Forms.Made.Refused _ -> Optional.empty();
        };
    }

    private static Command closer(Plan plan, List<Command> shell, int opener) {
        return shell.stream()
                .filter(it ->
                        plan.pairs().stream()
                                .anyMatch(
                                        pair -> pair.open() == opener && pair.close() == it.line()))
                .findFirst()
                .orElse(shell.getLast());
    }

    /// `docker compose -f x.yml down -v` becomes `docker compose -f x.yml up -d`.
    private static Optional<String> text(String taking) {
        if (!(Shell.readCommand(taking) instanceof Node.Simple simple)) return Optional.empty();
        var words = simple.words();
        if (words.stream().map(Word::value).noneMatch(Rescue::isCompose)) return Optional.empty();
        return words.stream()
                .filter(word -> TAKES_DOWN.contains(word.value()))
                .findFirst()
                .map(word -> taking.substring(0, word.start()) + BRINGS_BACK);
    }

    private static boolean isCompose(String word) {
        var bare = word.substring(word.lastIndexOf('/') + 1);
        return bare.equals("docker-compose")
                || bare.equals("podman-compose")
                || bare.equals("compose");
    }
}
