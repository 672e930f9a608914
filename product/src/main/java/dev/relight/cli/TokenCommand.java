package dev.relight.cli;

import dev.relight.account.AccountFault;
import dev.relight.account.Accounts;
import java.util.List;
import org.apache.commons.cli.Option;

/// `relight token`: keys for machines.
final class TokenCommand implements Subcommand {
    @Override
    public String name() {
        return "token";
    }

    @Override
    public String summary() {
        return "keys for senders of alerts and for scripts: add, list, revoke";
    }

    @Override
    public String help() {
        return """
        usage: relight token add NAME [--user USER] | list | revoke NAME [--config FILE]

        A token without a user may send alerts and nothing else: give one to Alertmanager. A token
        of a user may do what the user may. It is printed once; only its digest is kept.

          --user USER       whose it is
          --config FILE     the team's settings (default: relight.yaml here)

        examples:
          relight token add alertmanager
          relight token add ada-laptop --user ada

        exit codes: 0 done, 1 there is no such token, 2 usage
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var options = new org.apache.commons.cli.Options();
        for (var one : List.of("config", "user"))
            options.addOption(Option.builder().longOpt(one).hasArg().get());
        var line = Options.parse(name(), options, arguments);
        var words = line.getArgList();
        if (words.isEmpty()) throw new Usage("token: say add, list or revoke");
        var accounts = UserCommand.accounts(name(), line, terminal);
        try {
            return switch (words.getFirst()) {
                case "list" -> list(accounts, terminal);
                case "add" -> {
                    terminal.out()
                            .println(accounts.issue(one(words), line.getOptionValue("user", "")));
                    yield Exit.OK;
                }
                case "revoke" -> {
                    if (accounts.revoke(one(words))) yield Exit.OK;
                    terminal.err().println("token: there is no token '" + one(words) + "'");
                    yield Exit.NO;
                }
                default ->
                        throw new Usage(
                                "token: no '%s'%n  mend: say add, list or revoke"
                                        .formatted(words.getFirst()));
            };
        } catch (IllegalArgumentException flaw) {
            throw new Usage("token: " + flaw.getMessage());
        } catch (AccountFault fault) {
            throw new Usage("token: " + fault.getMessage());
        }
    }

    private static int list(Accounts accounts, Terminal terminal) {
        for (var token : accounts.tokens())
            terminal.out()
                    .printf(
                            "%-24s %-24s since %s%n",
                            token.name(),
                            token.user().isEmpty() ? "sends alerts" : "acts as " + token.user(),
                            token.since());
        return Exit.OK;
    }

    private static String one(List<String> words) throws Usage {
        if (words.size() == 2) return words.get(1);
        throw new Usage(
                "token: name one token%n  mend: relight token add alertmanager".formatted());
    }
}
