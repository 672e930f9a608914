package dev.relight.cli;

import dev.relight.orders.Change;
import dev.relight.orders.Changes;
import dev.relight.orders.Holds;
import dev.relight.settings.Durations;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/// `relight changed`: a deployment, a migration, a new certificate; it may be the reason of what
/// comes next.
final class Changed implements Subcommand {
    @Override
    public String name() {
        return "changed";
    }

    @Override
    public String summary() {
        return "say that a service was changed: a deployment, a migration";
    }

    @Override
    public String help() {
        return """
        usage: relight changed TEXT [options]
               relight changed --list

        Tells Relight what people changed. An outage within two hours after it counts as one after
        a recent change: triage says so, and scenarios that speak of deployments are thought of
        first. Put it at the end of a deployment. It is kept for a day in the state folder, so a
        Relight that is stopped meanwhile, or started again, knows of it too.

          --service NAME    what was changed (default: everything)
          --ago DURATION    it was done so long ago: 20m
          --as NAME         who did it (default: your login name)
          --state FOLDER    of the Relight that shall know (default: .relight here)
          --list            say what was changed in the last day

        examples:
          relight changed "released 2.1" --service web
          relight changed "new certificate" --ago 20m

        exit codes: 0 done, 2 could not begin
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var options = new org.apache.commons.cli.Options();
        for (var one : List.of("service", "ago", "as", "state"))
            options.addOption(Option.builder().longOpt(one).hasArg().get());
        options.addOption(Option.builder().longOpt("list").get());
        var line = Options.parse("changed", options, arguments);
        var state = HoldCommand.state(line);
        var changes = new Changes(state);
        try {
            if (line.hasOption("list")) return list(changes, terminal);
            var change = change(line, Instant.now());
            changes.put(change);
            terminal.out()
                    .printf(
                            "noted: %s was changed at %s: %s%n",
                            HoldCommand.name(change.service()), change.at(), change.words());
            return Exit.OK;
        } catch (IOException unusable) {
            throw new Usage(
                    "changed: the state folder %s cannot be used: %s%n  mend: name the folder of your Relight with --state"
                            .formatted(state, unusable.getMessage()));
        }
    }

    private static Change change(CommandLine line, Instant now) throws Usage {
        var words = String.join(" ", line.getArgList()).strip();
        if (words.isEmpty())
            throw new Usage(
                    "changed: say what%n  mend: relight changed \"released 2.1\" --service web"
                            .formatted());
        var service = line.getOptionValue("service", "");
        if (!service.isEmpty() && !Holds.isService(service))
            throw new Usage(
                    "changed: '%s' names no service%n  mend: --service NAME, as in relight.yaml"
                            .formatted(service));
        return new Change(now.minus(ago(line)), service, HoldCommand.person(line), words);
    }

    private static Duration ago(CommandLine line) throws Usage {
        var text = line.getOptionValue("ago");
        if (text == null) return Duration.ZERO;
        return Durations.parse(text)
                .filter(it -> !it.isNegative() && it.compareTo(Changes.KEPT) <= 0)
                .orElseThrow(() ->
                        new Usage(
                                "changed: '%s' is not for how long ago%n  mend: --ago 20m, at most 24h"
                                        .formatted(text)));
    }

    private static int list(Changes changes, Terminal terminal) throws IOException {
        var all = changes.since(Instant.now().minus(Changes.KEPT));
        if (all.isEmpty()) terminal.out().println("nothing was changed in the last day");
        all.values().stream()
                .sorted(java.util.Comparator.comparing(Change::at))
                .forEach(it ->
                        terminal.out()
                                .printf(
                                        "%s  %s: %s%n",
                                        it.at(), HoldCommand.name(it.service()), it.words()));
        return Exit.OK;
    }
}
