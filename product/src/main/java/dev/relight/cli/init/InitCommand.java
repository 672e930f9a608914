package dev.relight.cli.init;

import dev.relight.cli.Exit;
import dev.relight.cli.Options;
import dev.relight.cli.Subcommand;
import dev.relight.cli.Terminal;
import dev.relight.cli.Usage;
import dev.relight.problem.Problems;
import dev.relight.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.cli.Option;

/// `relight init`: a first `relight.yaml` from a folder of runbooks.
public final class InitCommand implements Subcommand {
    private static final String FILE = "relight.yaml";

    @Override
    public String name() {
        return "init";
    }

    @Override
    public String summary() {
        return "write a first relight.yaml from a folder of runbooks";
    }

    @Override
    public String help() {
        return """
        usage: relight init [PLACE] [options]

        Reads the runbooks in PLACE (a folder with all below it, or one page; default: here) and the
        compose files, Kubernetes manifests and systemd units beside them, and writes relight.yaml:
        one service for each runbook, with the probes that its own looks suggest. What it cannot
        know stands there as TODO, with the line of the runbook. Runs nothing.

          --to FILE     where to write (default: relight.yaml here)
          --force       write over a file that is there
          --dry-run     print it, write nothing

        examples:
          relight init runbooks
          relight init --dry-run
          relight init docs/runbooks/web-down.md --to /etc/relight/relight.yaml

        exit codes: 0 written, also when no runbook was found, 2 it could not be
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var options =
                new org.apache.commons.cli.Options()
                        .addOption(Option.builder().longOpt("to").hasArg().get())
                        .addOption(Option.builder().longOpt("force").get())
                        .addOption(Option.builder().longOpt("dry-run").get());
        var line = Options.parse(name(), options, arguments);
        if (line.getArgList().size() > 1)
            throw new Usage(
                    "init: what is '%s'?%n  mend: name one folder or one page"
                            .formatted(line.getArgList().get(1)));
        var place = Path.of(line.getArgList().isEmpty() ? "." : line.getArgList().getFirst());
        var file = Path.of(line.getOptionValue("to", FILE));
        var survey = survey(place);
        var folder = file.toAbsolutePath().normalize().getParent();
        var text = new Pen(folder == null ? Path.of("/") : folder).write(survey);
        check(file, text);
        if (line.hasOption("dry-run")) {
            terminal.out().print(text);
            return Exit.OK;
        }
        write(file, text, line.hasOption("force"));
        tell(file, text, survey, terminal);
        return Exit.OK;
    }

    private static Survey survey(Path place) throws Usage {
        if (!Files.exists(place))
            throw new Usage(
                    "init: there is no %s%n  mend: name a folder of runbooks, or one page"
                            .formatted(place));
        try {
            return Survey.of(place);
        } catch (IOException unreadable) {
            throw new Usage(
                    "init: %s cannot be looked through: %s%n  mend: check who may read it"
                            .formatted(place, unreadable.getMessage()));
        }
    }

    /// What we write we can read.
    private static void check(Path file, String text) {
        var problems = new Problems();
        SettingsReader.read(file, text, problems);
        if (!problems.inOrder().isEmpty())
            throw new IllegalStateException(
                    "init wrote what `serve` cannot read: " + problems.inOrder());
    }

    private static void write(Path file, String text, boolean isForced) throws Usage {
        var how =
                isForced
                        ? new OpenOption[] {
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE
                        }
                        : new OpenOption[] {
                            StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE
                        };
        try {
            Files.writeString(file, text, how);
        } catch (FileAlreadyExistsException there) {
            throw new Usage(
                    "init: %s is there already%n  mend: --force writes over it, --to FILE elsewhere, --dry-run only prints"
                            .formatted(file));
        } catch (IOException refused) {
            throw new Usage(
                    "init: %s cannot be written: %s%n  mend: --to FILE"
                            .formatted(file, refused.getMessage()));
        }
    }

    private static void tell(Path file, String text, Survey survey, Terminal terminal) {
        long todo = text.lines().skip(2).filter(it -> it.contains(Pen.TODO)).count();
        int count = survey.runbooks().size();
        terminal.out()
                .printf(
                        "wrote %s: %d service%s, %d TODO%s%n",
                        file, count, count == 1 ? "" : "s", todo, todo == 1 ? "" : "s");
        for (var passed : survey.passed())
            terminal.out().printf("left out %s: %s%n", passed.file(), passed.because());
        if (count == 0)
            terminal.out().println("no runbook was found; name their folder: relight init FOLDER");
        terminal.out().printf("next: relight doctor --config %s%n", file);
    }
}
