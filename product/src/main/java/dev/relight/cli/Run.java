package dev.relight.cli;

import dev.relight.app.Rootly;
import dev.relight.app.Station;
import dev.relight.app.Surroundings;
import dev.relight.drill.Records;
import dev.relight.engine.Alert;
import dev.relight.engine.Notifier;
import dev.relight.engine.Probe;
import dev.relight.incident.Onset;
import dev.relight.incident.Policy;
import dev.relight.journal.Chain;
import dev.relight.journal.Journal;
import dev.relight.journal.JournalFault;
import dev.relight.lint.Faults;
import dev.relight.secret.Redactor;
import dev.relight.secret.SecretName;
import dev.relight.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// `relight run FILE`: flies a runbook now, for a service that is down.
final class Run implements Subcommand {
    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "fly a runbook now, asking before anything dangerous";
    }

    @Override
    public String help() {
        return """
        usage: relight run FILE [options]

        Opens an incident with this runbook and flies it: evidence first, then the least dangerous
        repair that can work, then the runbook's own verification. What it may not do alone it asks
        here; without a terminal it prints how to answer from another one, and waits until the
        question expires. Started again with the same state folder it takes up what was left open.

          --set NAME=VALUE     fill the placeholder <NAME> or {{NAME}}; may be repeated
          --env NAME           let commands see this variable of yours; may be repeated
          --autonomy WORD      observe: change nothing; assist (default): ask before every change;
                               auto: run alone what is reversible, if relight accept trusts this text
          --dry-run            print everything that would run and be asked, and run nothing
          --service NAME       the service's name (default: the folder of the runbook)
          --directory FOLDER   where its commands run (default: here)
          --platform WORD      docker, docker-compose, kubernetes, systemd or host; may be repeated
                               (default: found out)
          --rules FILE         your own danger rules, such as for local scripts; may be repeated
          --soak DURATION      how long to watch it after the repair (default 10m)
          --expiry DURATION    how long a question waits; then it counts as no (default 15m)
          --no-input           asks nobody: every question is refused at once, for scripts and CI
          --as NAME            who you are (default: your login name)
          --one-yes            you alone decide also what is destructive; goes on the record
          --state FOLDER       journal and running jobs (default: .relight/NAME here)

        examples:
          relight run service-down.md --dry-run
          relight run runbooks/web.md --set service-name=web --set port=8080
          relight run runbooks/web.md --autonomy auto --soak 2m

        exit codes: 0 restored, 1 not restored or handed over (a question refused or expired leads
        there too, if nothing else helps), 2 could not begin, 130 Ctrl-C
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var order = RunOrder.of(arguments);
        var alert = alert(order, terminal);
        if (order.dryRun()) {
            new DryRun(terminal).print(alert.opening(order.service() + "-1"));
            return Exit.OK;
        }
        try (var journal = SqliteJournal.in(order.state())) {
            return fly(order, alert, journal, terminal);
        } catch (JournalFault fault) {
            throw new Usage("run: " + fault.getMessage());
        } catch (IOException unusable) {
            throw new Usage(
                    "run: the state folder %s cannot be used: %s%n  mend: name another with --state"
                            .formatted(order.state(), unusable.getMessage()));
        }
    }

    private static Alert alert(RunOrder order, Terminal terminal) throws Usage {
        var compiled = Runbooks.read("run", order.file(), order.rules());
        var platforms =
                order.platforms().isEmpty()
                        ? Surroundings.ofProcess().platforms(order.directory())
                        : order.platforms();
        return new Alert(
                        order.service(),
                        "run:" + order.service(),
                        "%s is down, says %s".formatted(order.service(), order.person()),
                        Map.of(),
                        Rootly.of(compiled.plan(), Surroundings.ofProcess()),
                        Faults.of(
                                compiled.plan(),
                                compiled.page(),
                                LocalDate.now(ZoneId.systemDefault())),
                        order.site(platforms),
                        policy(order, terminal))
                .begun(new Onset(null, null, ZoneId.systemDefault()));
    }

    private static Policy policy(RunOrder order, Terminal terminal) throws Usage {
        try {
            return order.policy()
                    .with(Trust.earned(order.file(), order.state(), order.autonomy(), terminal));
        } catch (IOException unreadable) {
            throw new Usage(
                    "run: what was accepted in %s cannot be read: %s%n  mend: check who may read it"
                            .formatted(order.state(), unreadable.getMessage()));
        }
    }

    private static int fly(RunOrder order, Alert alert, Journal journal, Terminal terminal)
            throws IOException, Usage {
        var redactor = new Redactor();
        order.environment().stream()
                .filter(SecretName::speaks)
                .map(System::getenv)
                .filter(value -> value != null && !value.isEmpty())
                .forEach(redactor::learn);
        var setup =
                new Station.Setup(
                        order.state().resolve("hands"),
                        Probe.none(),
                        Notifier.silent(),
                        order.environment(),
                        redactor);
        try (var station = Station.open(journal, setup)) {
            var lacking = station.lacking();
            if (!lacking.isEmpty()) throw new Usage("run: " + String.join("\n  ", lacking));
            pin(order, alert, journal);
            var scene = new RunScene(terminal, station, order, Instant.now());
            int exit = scene.play(alert);
            keep(order, journal, scene, terminal);
            return exit;
        }
    }

    /// The runbook's text goes into the journal as it was flown, so that an export holds it.
    private static void pin(RunOrder order, Alert alert, Journal journal) throws IOException {
        var text = Files.readString(order.file());
        var digest = Chain.sha256(text.getBytes(StandardCharsets.UTF_8));
        if (digest.equals(alert.plan().source().sha256())) journal.keep(text);
    }

    private static void keep(RunOrder order, Journal journal, RunScene scene, Terminal terminal) {
        var id = scene.incident();
        if (id == null) return;
        var folder = order.state().resolve("records").resolve(id);
        Records.write(journal.events(id), folder);
        terminal.out().printf("%n   timeline and post-mortem: %s%n", folder);
    }
}
