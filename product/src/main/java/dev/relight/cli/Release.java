package dev.relight.cli;

import dev.relight.orders.Holds;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// `relight release`: ends a hold.
final class Release implements Subcommand {
    @Override
    public String name() {
        return "release";
    }

    @Override
    public String summary() {
        return "end a hold: what was stopped goes on";
    }

    @Override
    public String help() {
        return """
        usage: relight release [options]

        Ends what relight hold began. What was killed meanwhile is not simply run again: a command
        above reversible is asked about, a reversible one runs only if the service is still down.

          --service NAME    release one service (default: the hold on everything)
          --as NAME         who you are (default: your login name)
          --state FOLDER    as it was given to relight hold (default: .relight here)

        examples:
          relight release
          relight release --service web

        exit codes: 0 released, 1 nothing was on hold, 2 could not begin
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var line = HoldCommand.parse("release", arguments);
        var state = HoldCommand.state(line);
        var service = line.getOptionValue("service", "");
        try {
            var holds = new Holds(state);
            var ended = holds.end(service, HoldCommand.person(line), Instant.now());
            if (ended.isEmpty()) {
                terminal.out()
                        .printf("%s is not on hold in %s%n", HoldCommand.name(service), state);
                return Exit.NO;
            }
            terminal.out()
                    .printf(
                            "released: %s, which was on hold since %s (%s)%n",
                            HoldCommand.name(service), ended.get().at(), ended.get().words());
            for (var other : holds.now(Instant.now()).values())
                terminal.out()
                        .printf(
                                "still on hold: %s (%s)%n",
                                HoldCommand.name(other.service()), other.words());
            return Exit.OK;
        } catch (IOException unusable) {
            throw new Usage(
                    "release: the state folder %s cannot be used: %s%n  mend: name the right one with --state"
                            .formatted(state, unusable.getMessage()));
        }
    }
}
