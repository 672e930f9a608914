package dev.relight.cli;

import dev.relight.orders.Hold;
import dev.relight.orders.Holds;
import dev.relight.settings.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

/// `relight hold`: the kill switch.
final class HoldCommand implements Subcommand {
    @Override
    public String name() {
        return "hold";
    }

    @Override
    public String summary() {
        return "stop everything automatic, now, until it is released";
    }

    @Override
    public String help() {
        return """
        usage: relight hold --because TEXT [options]
               relight hold --list

        The kill switch. Within a second every Relight at work on the state folder begins nothing
        more, and kills what it runs that is more than a look; both go on the record. It goes on
        watching, telling people and keeping time. The hold survives a restart.
        Where there is no relight at hand, this does the same: mkdir -p FOLDER/holds; touch FOLDER/holds/all

          --because TEXT    why; shown to everybody
          --service NAME    hold one service, not all
          --for DURATION    let it end by itself: 30m, 2h
          --as NAME         who you are (default: your login name)
          --state FOLDER    of the Relight that shall stop (default: .relight here)
          --list            say what is on hold, and stop nothing

        examples:
          relight hold --because "database migration until 14:00"
          relight hold --service web --because "Ben is on it" --for 1h

        exit codes: 0 on hold (--list: nothing is), 1 --list: something is, 2 could not begin
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var line = parse("hold", arguments);
        var state = state(line);
        var holds = new Holds(state);
        try {
            if (line.hasOption("list")) return list(holds, terminal);
            var hold = hold(line, Instant.now());
            holds.put(hold);
            terminal.out()
                    .printf(
                            "on hold: %s, by %s: %s%n",
                            name(hold.service()), hold.by(), hold.because());
            terminal.out()
                    .printf(
                            "relight release%s%s ends it%n",
                            hold.service().isEmpty() ? "" : " --service " + hold.service(),
                            line.hasOption("state") ? " --state " + state : "");
            return Exit.OK;
        } catch (IOException unusable) {
            throw new Usage(
                    "hold: the state folder %s cannot be written: %s%n  mend: stop Relight itself, or name its folder with --state"
                            .formatted(state, unusable.getMessage()));
        }
    }

    static CommandLine parse(String command, List<String> arguments) throws Usage {
        var options = new org.apache.commons.cli.Options();
        for (var one : List.of("because", "service", "for", "as", "state"))
            options.addOption(Option.builder().longOpt(one).hasArg().get());
        options.addOption(Option.builder().longOpt("list").get());
        var line = Options.parse(command, options, arguments);
        if (!line.getArgList().isEmpty())
            throw new Usage(
                    "%s: '%s' is too much%n  mend: relight %s --help"
                            .formatted(command, line.getArgList().getFirst(), command));
        var service = line.getOptionValue("service", "");
        if (!service.isEmpty() && !Holds.isService(service))
            throw new Usage(
                    "%s: '%s' names no service%n  mend: relight hold --list shows what is on hold"
                            .formatted(command, service));
        return line;
    }

    static Path state(CommandLine line) {
        return Path.of(line.getOptionValue("state", ".relight")).toAbsolutePath().normalize();
    }

    static String person(CommandLine line) {
        return line.getOptionValue("as", System.getProperty("user.name", "somebody"));
    }

    static String name(String service) {
        return service.isEmpty() ? "everything" : service;
    }

    private static Hold hold(CommandLine line, Instant now) throws Usage {
        var because = line.getOptionValue("because", "").strip();
        if (because.isEmpty())
            throw new Usage(
                    "hold: say why%n  mend: relight hold --because \"database migration\""
                            .formatted());
        return new Hold(
                line.getOptionValue("service", ""), person(line), now, because, until(line, now));
    }

    private static @Nullable Instant until(CommandLine line, Instant now) throws Usage {
        var text = line.getOptionValue("for");
        if (text == null) return null;
        return Durations.parse(text)
                .filter(it -> !it.isZero())
                .map(now::plus)
                .orElseThrow(() ->
                        new Usage(
                                "hold: '%s' is no duration%n  mend: --for 30m, --for 2h"
                                        .formatted(text)));
    }

    private static int list(Holds holds, Terminal terminal) throws IOException {
        var all = holds.now(Instant.now());
        if (all.isEmpty()) terminal.out().println("nothing is on hold");
        for (var hold : all.values())
            terminal.out()
                    .printf(
                            "%s, since %s%s: %s%n",
                            name(hold.service()),
                            hold.at(),
                            hold.until() == null ? "" : " until " + hold.until(),
                            hold.words());
        return all.isEmpty() ? Exit.OK : Exit.NO;
    }
}
