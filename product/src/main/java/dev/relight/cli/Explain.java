package dev.relight.cli;

import dev.relight.danger.Judge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says how dangerous a command is and why: one command on the line, or one per line of input.
final class Explain implements Subcommand {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "why a shell command is as dangerous as it is";
    }

    @Override
    public String help() {
        return """
        usage: relight explain [--json] [--rules FILE] [COMMAND]

        Says of a shell command how much harm it can do, why, on which part of it that rests,
        and what would be run when nobody sits at the terminal. Nothing is run.

        With COMMAND (in quotes) that one is explained; without, every line of standard input is
        a command. A line that begins with a double quote is a JSON string, for commands of
        several lines. Answers come in order, each as soon as its line has been read.

        options:
          --json         one JSON object per command and line
          --rules FILE   the team's own danger rules (YAML), laid over the shipped ones; may be
                         repeated, the first wins

        examples:
          relight explain 'docker compose down -v'
          relight explain --json < commands.txt

        exit codes: 0 explained, 2 a wrong option, or rules that cannot be read
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        boolean json = false;
        var rules = new ArrayList<Path>();
        String command = null;
        for (int i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (argument.equals("--json")) json = true;
            else if (argument.equals("--rules")) {
                if (++i == arguments.size())
                    throw new Usage("explain: --rules needs a file%n  mend: %s".formatted(MEND));
                rules.add(Path.of(arguments.get(i)));
            } else if (command == null && !isWrong(argument)) command = argument;
            else
                throw new Usage(
                        "explain: not understood: %s%n  mend: %s".formatted(argument, MEND));
        }
        explain(Judge.with(RuleFiles.read("explain", rules)), command, json, terminal);
        return Exit.OK;
    }

    private static final String MEND =
            "put the command in quotes; relight explain --help shows an example";

    /// An option of ours that does not exist; `--x y` as a command makes no sense either.
    private static boolean isWrong(String argument) {
        return argument.startsWith("--") && !argument.contains(" ");
    }

    private static void explain(
            Judge judge, @Nullable String command, boolean json, Terminal terminal) {
        var answers = json ? new ExplainJson(judge, terminal) : new ExplainPage(judge, terminal);
        try {
            if (command != null) {
                answers.answer(command);
            } else {
                var lines = new CommandLines(terminal.in());
                for (var line = lines.next(); line != null; line = lines.next())
                    answers.answer(line);
            }
            terminal.out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where answers go.
    interface Answers {
        void answer(String command) throws IOException;
    }
}
