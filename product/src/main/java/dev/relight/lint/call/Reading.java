package dev.relight.lint.call;

import dev.relight.plan.Command;
import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import java.util.List;

/// One command of the plan with every call in it, in the order the shell meets them.
public record Reading(Command command, Node tree, List<Call> calls) {
    public Reading {
        calls = List.copyOf(calls);
    }

    /// Reads the command's own text.
    public static Reading of(Command command) {
        var tree = Shell.readCommand(command.text());
        var finder = new CallFinder(command);
        finder.walk(tree);
        return new Reading(command, tree, finder.calls());
    }

    /// The members of the pipe a call stands in, itself included, first to last.
    public List<Call> pipe(Call call) {
        return calls.stream()
                .filter(other -> other.position().pipe() == call.position().pipe())
                .toList();
    }

    /// The calls behind this one in its pipe.
    public List<Call> behind(Call call) {
        return pipe(call).stream()
                .filter(other -> other.position().stage() > call.position().stage())
                .toList();
    }
}
