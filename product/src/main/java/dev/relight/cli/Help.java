package dev.relight.cli;

import java.util.Map;
import java.util.function.Supplier;

/// The page behind `relight --help`.
final class Help {
    private Help() {}

    static String overview(Map<String, Supplier<Subcommand>> commands) {
        var page = new StringBuilder();
        page.append(
                """
                relight flies a team's Markdown runbook, as it stands, when the service goes down.

                usage: relight COMMAND [options]

                commands:
                """);
        commands.forEach((name, command) ->
                page.append("  %-10s %s%n".formatted(name, command.get().summary())));
        page.append(
                """

                  relight help COMMAND   the page of one command
                  relight --version

                begin with:
                  relight demo                      break a small real service and watch it come back
                  relight check service-down.md     what is in a runbook, and what is wrong with it

                exit codes: 0 all well, 1 the answer is no (errors found, not restored),
                            2 the command could not begin, 70 a bug in Relight, 130 Ctrl-C
                """);
        return page.toString();
    }
}
