package dev.relight.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Where `relight` begins: finds the command, runs it, and turns every end into an exit code.
public final class Main {
    /// In the order of the help page; suppliers, so that one command does not load the classes of
    /// another.
    private static final Map<String, Supplier<Subcommand>> COMMANDS = Commands.all();

    /// These leave nothing to undo, so they end at once: an orderly exit first looks for loggers in
    /// every jar.
    private static final Set<String> READING = Set.of("check", "explain");

    private Main() {}

    public static void main(String[] arguments) {
        var terminal =
                Terminal.ofProcess(
                        System.getenv(),
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err));
        int exit = run(List.of(arguments), terminal);
        terminal.out().flush();
        if (arguments.length > 0 && READING.contains(arguments[0])) Runtime.getRuntime().halt(exit);
        System.exit(exit);
    }

    /// The same without leaving the process; for tests.
    public static int run(List<String> arguments, Terminal terminal) {
        try {
            return dispatch(arguments, terminal);
        } catch (Usage usage) {
            terminal.out().flush();
            terminal.err().println("relight: " + usage.getMessage());
            return Exit.USAGE;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            terminal.out().flush();
            terminal.err()
                    .println("relight: this is a bug in Relight, not in your runbook: " + bug);
            terminal.err()
                    .println("  mend: report it with the lines below and the command you typed");
            bug.printStackTrace(terminal.err());
            return Exit.BUG;
        }
    }

    private static int dispatch(List<String> arguments, Terminal terminal) throws Usage {
        if (arguments.isEmpty()) {
            terminal.out().print(Help.overview(COMMANDS));
            return Exit.USAGE;
        }
        var word = arguments.getFirst();
        var rest = arguments.subList(1, arguments.size());
        switch (word) {
            case "--version", "-V", "version" -> {
                terminal.out().println("relight " + Version.text());
                return Exit.OK;
            }
            case "--help", "-h" -> {
                terminal.out().print(Help.overview(COMMANDS));
                return Exit.OK;
            }
            case "help" -> {
                terminal.out()
                        .print(
                                rest.isEmpty()
                                        ? Help.overview(COMMANDS)
                                        : named(rest.getFirst()).help());
                return Exit.OK;
            }
            default -> {
                var command = named(word);
                if (rest.contains("--help") || rest.contains("-h")) {
                    terminal.out().print(command.help());
                    return Exit.OK;
                }
                return command.run(rest, terminal);
            }
        }
    }

    private static Subcommand named(String word) throws Usage {
        var found = COMMANDS.get(word);
        if (found != null) return found.get();
        throw new Usage(
                "'%s' is no command of relight.%s%n  mend: relight --help lists them"
                        .formatted(word, Nearest.hint(word, COMMANDS.keySet())));
    }
}
