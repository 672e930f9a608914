package dev.relight.cli;

import dev.relight.danger.Danger;
import dev.relight.orders.AcceptedRunbooks;
import dev.relight.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/// `relight accept FILE`: a person has read this runbook and trusts just this text of it.
final class Accept implements Subcommand {
    @Override
    public String name() {
        return "accept";
    }

    @Override
    public String summary() {
        return "trust a runbook, in just this text, to run what is reversible alone";
    }

    @Override
    public String help() {
        return """
        usage: relight accept FILE [options]

        Autonomy belongs to a text that a person has read. Only an accepted runbook runs anything
        alone (--autonomy auto, or auto in relight.yaml); change a letter, and it asks before every
        change again, with the difference shown, until somebody accepts the new text.
        What is above reversible is asked about however much a runbook is trusted.

          --as NAME         who you are (default: your login name)
          --state FOLDER    of the Relight that shall trust it (default: .relight here)
          --rules FILE      your own danger rules; may be repeated
          --show            only say whether it is accepted, and what has changed since

        examples:
          relight accept runbooks/web.md
          relight accept runbooks/web.md --show

        exit codes: 0 accepted, 1 not accepted (--show), 2 could not begin
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var options = new org.apache.commons.cli.Options();
        for (var one : List.of("as", "state", "rules"))
            options.addOption(Option.builder().longOpt(one).hasArg().get());
        options.addOption(Option.builder().longOpt("show").get());
        var line = Options.parse("accept", options, arguments);
        if (line.getArgList().size() != 1)
            throw new Usage("accept: name one runbook%n  mend: relight accept web.md".formatted());
        var file = Path.of(line.getArgList().getFirst());
        var rules = Options.files(line, "rules");
        var plan = Runbooks.read("accept", file, rules).plan();
        var accepted = new AcceptedRunbooks(state(line));
        try {
            var text = Files.readAllBytes(file);
            return line.hasOption("show")
                    ? show(accepted, file, text, terminal)
                    : accept(accepted, file, text, plan, line, terminal);
        } catch (IOException unusable) {
            throw new Usage(
                    "accept: %s%n  mend: check who may read the file and write the folder"
                            .formatted(unusable));
        }
    }

    private static Path state(CommandLine line) {
        return Path.of(line.getOptionValue("state", ".relight")).toAbsolutePath().normalize();
    }

    private static int show(AcceptedRunbooks accepted, Path file, byte[] text, Terminal terminal)
            throws IOException {
        var known = accepted.of(AcceptedRunbooks.sha256(text));
        if (known.isPresent()) {
            terminal.out()
                    .printf(
                            "%s is accepted, by %s at %s%n",
                            file, known.get().by(), known.get().at());
            return Exit.OK;
        }
        var last = accepted.last(file);
        if (last.isEmpty()) terminal.out().printf("nobody has accepted %s%n", file);
        else {
            terminal.out()
                    .printf(
                            "%s has changed since %s accepted it at %s%n",
                            file, last.get().by(), last.get().at());
            Trust.print(accepted.diff(last.get(), text), terminal);
        }
        return Exit.NO;
    }

    private static int accept(
            AcceptedRunbooks accepted,
            Path file,
            byte[] text,
            Plan plan,
            CommandLine line,
            Terminal terminal)
            throws IOException {
        var before = accepted.last(file);
        var by = line.getOptionValue("as", System.getProperty("user.name", "somebody"));
        var now = accepted.accept(file, text, by, Instant.now());
        if (before.isPresent() && !before.get().sha256().equals(now.sha256()))
            Trust.print(accepted.diff(before.get(), text), terminal);
        terminal.out()
                .printf("%s accepts %s (sha256 %s)%n", by, file, now.sha256().substring(0, 12));
        long alone =
                plan.commands().stream().filter(it -> it.danger() == Danger.REVERSIBLE).count();
        long asked =
                plan.commands().stream()
                        .filter(it -> it.danger().compareTo(Danger.REVERSIBLE) > 0)
                        .count();
        terminal.out()
                .printf(
                        "with autonomy auto, %d of its %d commands may change something alone; %d are asked about always%n",
                        alone, plan.commands().size(), asked);
        return Exit.OK;
    }
}
