package dev.relight.cli;

import dev.relight.app.Lighthouse;
import dev.relight.app.Reload;
import dev.relight.app.Unit;
import dev.relight.journal.JournalFault;
import dev.relight.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/// `relight serve`: takes alerts, watches, flies runbooks and asks, until it is told to stop.
final class Serve implements Subcommand {
    private static final int PORT_MAX = 65_535;

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "take alerts, watch services, fly their runbooks";
    }

    @Override
    public String help() {
        return """
        usage: relight serve [options]

        Reads relight.yaml, watches the services in it, takes alerts, and flies the runbook of what
        is down. Started again it goes on where it was. At the first start it prints a code with
        which the first admin is made.

          --config FILE     the team's settings (default: relight.yaml here)
          --port NUMBER     where to listen (default: 7077, or `server.port`); 0: any free port
          --bind ADDRESS    default 127.0.0.1; other than loopback needs `server.tls` in the
                            settings, or --behind-proxy
          --behind-proxy    something before it ends TLS and sets X-Forwarded-For

        A changed file is read again within seconds, or at once on SIGHUP; one with mistakes changes
        nothing. SIGTERM stops it; commands that run go on and are found again.

        examples:
          relight serve
          relight serve --config /etc/relight/relight.yaml --port 8080

        exit codes: 0 stopped, 2 could not begin
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var line = Options.parse(name(), options(), arguments);
        if (!line.getArgList().isEmpty())
            throw new Usage(
                    "serve: what is '%s'?%n  mend: name the settings with --config FILE"
                            .formatted(line.getArgList().getFirst()));
        var file = Path.of(line.getOptionValue("config", SettingsFile.DEFAULT.toString()));
        var settings = settings(file, line, terminal);
        var stopped = new CountDownLatch(1);
        try (var house =
                        Lighthouse.light(
                                new Lighthouse.Setup(
                                        settings,
                                        System.getenv(),
                                        Version.text(),
                                        trouble -> say(terminal, trouble)));
                var unit = Unit.of(System.getenv())) {
            greet(house, settings, terminal);
            unit.ready("%d services".formatted(settings.services().size()));
            var reload = Reload.watch(file, System.getenv(), house, words -> say(terminal, words));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> stop(unit, house, stopped, terminal)));
            stopped.await();
            reload.close();
            return Exit.OK;
        } catch (JournalFault | IOException | UncheckedIOException fault) {
            throw new Usage("serve: " + fault.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Exit.OK;
        }
    }

    private static org.apache.commons.cli.Options options() {
        var options = new org.apache.commons.cli.Options();
        for (var one : List.of("config", "port", "bind"))
            options.addOption(Option.builder().longOpt(one).hasArg().get());
        options.addOption(Option.builder().longOpt("behind-proxy").get());
        return options;
    }

    static Settings settings(Path file, CommandLine line, Terminal terminal) throws Usage {
        return with(line, SettingsFile.read("serve", file, terminal));
    }

    /// The command line wins over the file.
    private static Settings with(CommandLine line, Settings settings) throws Usage {
        var serving = settings.serving();
        serving =
                serving.at(
                        line.getOptionValue("bind", serving.bind()),
                        port(line.getOptionValue("port"), serving.port()));
        if (line.hasOption("behind-proxy")) serving = serving.behindProxy();
        if (serving.isExposed())
            throw new Usage(
                    "serve: passwords and tokens would travel in clear to %s%n  mend: give `server.tls` in the settings, or --behind-proxy when something before it ends TLS"
                            .formatted(serving.bind()));
        return settings.at(serving);
    }

    private static int port(@org.jspecify.annotations.Nullable String text, int otherwise)
            throws Usage {
        if (text == null) return otherwise;
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= PORT_MAX)
            return Integer.parseInt(text);
        throw new Usage("serve: '%s' is no port%n  mend: --port 7077".formatted(text));
    }

    private static void greet(Lighthouse house, Settings settings, Terminal terminal) {
        var scheme = settings.serving().tls() == null ? "http" : "https";
        say(
                terminal,
                "relight %s serves at %s://%s:%d, %d services, state in %s"
                        .formatted(
                                Version.text(),
                                scheme,
                                settings.serving().bind(),
                                house.port(),
                                settings.services().size(),
                                settings.state()));
        house.crew()
                .roster()
                .troubles()
                .forEach((service, why) -> say(terminal, "cannot fly " + service + ": " + why));
        house.station().lacking().forEach(lack -> say(terminal, lack));
        house.firstCode()
                .ifPresent(code ->
                        say(
                                terminal,
                                "the first admin is made at %s://%s:%d/setup with the code %s (or: relight user add NAME --role admin)"
                                        .formatted(
                                                scheme,
                                                settings.serving().bind(),
                                                house.port(),
                                                code)));
        terminal.out().flush();
    }

    private static void say(Terminal terminal, String text) {
        terminal.out().println(text);
        terminal.out().flush();
    }

    private static void stop(
            Unit unit, Lighthouse house, CountDownLatch stopped, Terminal terminal) {
        unit.close();
        house.close();
        say(terminal, "relight has stopped; what runs goes on and is found at the next start");
        stopped.countDown();
    }
}
