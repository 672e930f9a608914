package dev.relight.cli;

import dev.relight.notify.Outlets;
import dev.relight.notify.Reply;
import dev.relight.notify.Trial;
import dev.relight.secret.Redactor;
import dev.relight.settings.Channel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/// `relight tell CHANNEL`: tries a channel before the night it is needed.
final class Tell implements Subcommand {
    @Override
    public String name() {
        return "tell";
    }

    @Override
    public String summary() {
        return "send a test message by a channel of the settings";
    }

    @Override
    public String help() {
        return """
        usage: relight tell CHANNEL [options]

        Sends one message that says it is only a test, by the channel of that name in the settings,
        and says what came of it. An alert in PagerDuty is triggered and resolved at once.

          --to ADDRESS      a mail address or member id; may be repeated (default: the channel as it
                            is)
          --settings FILE   the team's settings (default: relight.yaml here)

        examples:
          relight tell chat
          relight tell mail --to ada@example.org

        exit codes: 0 it was taken, 1 it was not, 2 could not begin
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var options =
                new org.apache.commons.cli.Options()
                        .addOption(Option.builder().longOpt("to").hasArg().get())
                        .addOption(Option.builder().longOpt("settings").hasArg().get());
        var line = Options.parse("tell", options, arguments);
        var file =
                Optional.ofNullable(line.getOptionValue("settings"))
                        .map(Path::of)
                        .orElse(SettingsFile.DEFAULT);
        var telling = SettingsFile.read("tell", file, terminal).telling();
        var known = telling.channels().stream().map(Channel::name).toList();
        if (line.getArgList().size() != 1)
            throw new Usage("tell: name one channel of: " + String.join(", ", known));
        var channel = line.getArgList().getFirst();
        if (!known.contains(channel))
            throw new Usage(
                    "tell: no channel is named '%s'.%s%n  mend: use one of: %s"
                            .formatted(
                                    channel,
                                    Nearest.hint(channel, known),
                                    String.join(", ", known)));
        var redactor = new Redactor();
        var outlets = Outlets.of(telling, System::getenv, redactor, InstantSource.system());
        var given = line.getOptionValues("to");
        var to = given == null ? List.<String>of() : Arrays.asList(given);
        var reply = Trial.send(outlets, channel, to, telling.externalUrl(), Instant.now());
        return said(channel, reply, redactor, terminal);
    }

    private static int said(String channel, Reply reply, Redactor redactor, Terminal terminal) {
        return switch (reply) {
            case Reply.Taken(var detail) -> {
                terminal.out().println(channel + ": taken, " + detail);
                yield Exit.OK;
            }
            case Reply.Later(var because, _) -> no(channel, because, redactor, terminal);
            case Reply.Never(var because) -> no(channel, because, redactor, terminal);
        };
    }

    private static int no(String channel, String because, Redactor redactor, Terminal terminal) {
        terminal.out().println("%s: not taken: %s".formatted(channel, redactor.redact(because)));
        return Exit.NO;
    }
}
