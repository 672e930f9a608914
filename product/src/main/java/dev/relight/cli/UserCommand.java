package dev.relight.cli;

import dev.relight.account.AccountFault;
import dev.relight.account.Accounts;
import dev.relight.people.Role;
import dev.relight.settings.Settings;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/// `relight user`: who can log in.
final class UserCommand implements Subcommand {
    @Override
    public String name() {
        return "user";
    }

    @Override
    public String summary() {
        return "who can log in: add, list, passwd, remove";
    }

    @Override
    public String help() {
        return """
        usage: relight user add NAME [--role ROLE] | passwd NAME | list | remove NAME [--config FILE]

        Keeps the accounts of the state folder that relight.yaml names. A password is asked for, or
        read as one line from standard input. A Relight at work sees every change at once; a new
        password, a new role and a removal end that user's sessions.

          --role ROLE       viewer, responder (default), approver or admin; each may do all that
                            the ones before it may
          --config FILE     the team's settings (default: relight.yaml here)

        examples:
          relight user add ada --role approver
          relight user list

        exit codes: 0 done, 1 there is no such user, 2 usage
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var line = Options.parse(name(), options(), arguments);
        var words = line.getArgList();
        if (words.isEmpty()) throw new Usage("user: say add, passwd, list or remove");
        var accounts = accounts(name(), line, terminal);
        try {
            return switch (words.getFirst()) {
                case "list" -> list(accounts, terminal);
                case "add" -> put(accounts, one(words, "add"), role(line), terminal);
                case "passwd" -> {
                    var name = one(words, "passwd");
                    var user = accounts.user(name);
                    yield user.isEmpty()
                            ? unknown(name, terminal)
                            : put(accounts, name, user.get().role(), terminal);
                }
                case "remove" -> {
                    var name = one(words, "remove");
                    yield accounts.remove(name) ? Exit.OK : unknown(name, terminal);
                }
                default ->
                        throw new Usage(
                                "user: no '%s'%n  mend: say add, passwd, list or remove"
                                        .formatted(words.getFirst()));
            };
        } catch (IllegalArgumentException flaw) {
            throw new Usage("user: " + flaw.getMessage());
        } catch (AccountFault fault) {
            throw new Usage("user: " + fault.getMessage());
        }
    }

    private static org.apache.commons.cli.Options options() {
        var options = new org.apache.commons.cli.Options();
        for (var one : List.of("config", "role"))
            options.addOption(Option.builder().longOpt(one).hasArg().get());
        return options;
    }

    static Accounts accounts(String command, CommandLine line, Terminal terminal) throws Usage {
        var file = Path.of(line.getOptionValue("config", SettingsFile.DEFAULT.toString()));
        Settings settings = SettingsFile.read(command, file, terminal);
        return new Accounts(settings.state(), InstantSource.system());
    }

    private static int list(Accounts accounts, Terminal terminal) {
        for (var user : accounts.users())
            terminal.out()
                    .printf(
                            "%-24s %-10s since %s%n",
                            user.name(), user.role().word(), user.since());
        return Exit.OK;
    }

    private static int put(Accounts accounts, String name, Role role, Terminal terminal)
            throws Usage {
        accounts.put(name, role, password(name, terminal));
        terminal.out().printf("%s may log in as %s%n", name, role.word());
        return Exit.OK;
    }

    private static String password(String name, Terminal terminal) throws Usage {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            var first = console.readPassword("password for %s: ", name);
            var second = console.readPassword("once more: ");
            if (first == null || !Arrays.equals(first, second))
                throw new Usage("user: the two passwords differ; nothing was changed");
            return new String(first);
        }
        try {
            var line =
                    new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8))
                            .readLine();
            if (line == null)
                throw new Usage("user: no password was given%n  mend: type one line".formatted());
            return line;
        } catch (IOException closed) {
            throw new Usage("user: no password could be read: " + closed.getMessage());
        }
    }

    private static String one(List<String> words, String verb) throws Usage {
        if (words.size() == 2) return words.get(1);
        throw new Usage(
                "user %s: name one user%n  mend: relight user %s ada".formatted(verb, verb));
    }

    private static Role role(CommandLine line) throws Usage {
        var word = line.getOptionValue("role", Role.RESPONDER.word()).toLowerCase(Locale.ROOT);
        for (var role : Role.values()) if (role.word().equals(word)) return role;
        throw new Usage(
                "user: no role is called '%s'%n  mend: use one of: %s"
                        .formatted(
                                word,
                                Arrays.stream(Role.values())
                                        .map(Role::word)
                                        .collect(Collectors.joining(", "))));
    }

    private static int unknown(String name, Terminal terminal) {
        terminal.err().println("user: there is no user '" + name + "'; relight user list");
        return Exit.NO;
    }
}
