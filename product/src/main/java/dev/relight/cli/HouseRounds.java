package dev.relight.cli;

import dev.relight.account.AccountFault;
import dev.relight.account.Accounts;
import dev.relight.engine.Probe;
import dev.relight.incident.Health;
import dev.relight.notify.Outlets;
import dev.relight.secret.Redactor;
import dev.relight.settings.Service;
import dev.relight.settings.Settings;
import dev.relight.watch.Check;
import dev.relight.watch.Watch;
import dev.relight.watch.Watched;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// Looks at everything around the runbooks: state folder, port, probes, channels, accounts.
final class HouseRounds {
    /// Less than this, and the journal of one busy night may fill the disk.
    private static final long FREE_LOW = 1L << 30;

    /// Less than this, and it may not last for one incident.
    private static final long FREE_MIN = 100L << 20;

    private static final long MEBIBYTE = 1L << 20;

    /// A probe's own timeout ends it earlier; this holds if that fails.
    private static final long PROBES_SECONDS = 15;

    private final Settings settings;
    private final List<Sign> signs = new ArrayList<>();

    HouseRounds(Settings settings) {
        this.settings = settings;
    }

    List<Sign> signs() {
        state();
        port();
        probes();
        channels();
        senders();
        accounts();
        return List.copyOf(signs);
    }

    private void state() {
        var folder = existing(settings.state().toAbsolutePath());
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            signs.add(
                    Sign.problem(
                            "state",
                            folder + " cannot be written",
                            "give it to the user that runs Relight, or set `state:` to another"));
            return;
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            var words = "%s has %d MiB free".formatted(folder, free / MEBIBYTE);
            var mend = "make room, or set `state:` to a folder on another disk";
            if (free < FREE_MIN) signs.add(Sign.problem("state", words, mend));
            else if (free < FREE_LOW) signs.add(Sign.warning("state", words, mend));
            else signs.add(Sign.ok("state", words));
            rights();
        } catch (IOException unreadable) {
            signs.add(
                    Sign.problem(
                            "state",
                            folder + " cannot be looked at: " + unreadable.getMessage(),
                            "check the disk"));
        }
    }

    private void rights() throws IOException {
        var folder = settings.state();
        if (Files.isDirectory(folder)
                && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE))
            signs.add(
                    Sign.problem(
                            "state",
                            "everybody on this machine may write " + folder,
                            "chmod o-rwx " + folder));
    }

    private static Path existing(Path folder) {
        var at = folder;
        while (!Files.exists(at) && at.getParent() != null) at = at.getParent();
        return at;
    }

    private void port() {
        var serving = settings.serving();
        var where = "%s port %d".formatted(serving.bind(), serving.port());
        try (var _ = new ServerSocket(serving.port(), 1, InetAddress.getByName(serving.bind()))) {
            signs.add(Sign.ok("server", where + " is free"));
        } catch (IOException taken) {
            signs.add(
                    Sign.warning(
                            "server",
                            where + " cannot be had: " + taken.getMessage(),
                            "fine if that is Relight at work; else set another `server.port`"));
        }
    }

    private void probes() {
        var all = settings.services().stream().map(HouseRounds::askable).toList();
        try (var watch = new Watch(all, new NoHands(), InstantSource.system(), _ -> {})) {
            var answers = new LinkedHashMap<Service, CompletableFuture<Probe.Seen>>();
            for (var service : settings.services()) {
                if (isLeftToServe(service)) continue;
                var answer = new CompletableFuture<Probe.Seen>();
                watch.look(service.name(), answer::complete);
                answers.put(service, answer.orTimeout(PROBES_SECONDS, TimeUnit.SECONDS));
            }
            answers.forEach(this::probe);
        }
    }

    /// Nothing runs here, and a heartbeat is heard only by who listens.
    private static Watched askable(Service service) {
        var all = Watched.of(service, System::getenv);
        return new Watched(
                all.service(),
                all.rounds().stream()
                        .filter(round ->
                                !(round.check() instanceof Check.Command)
                                        && !(round.check() instanceof Check.Heartbeat))
                        .toList());
    }

    private boolean isLeftToServe(Service service) {
        var flaws = Watched.flaws(service, System::getenv);
        for (var flaw : flaws)
            signs.add(Sign.problem(service.name(), flaw, "set it where `relight serve` will run"));
        if (service.probes().isEmpty() || !askable(service).rounds().isEmpty()) return false;
        if (flaws.isEmpty())
            signs.add(
                    Sign.ok(
                            service.name(),
                            "is watched by commands or heartbeats, which only `relight serve` asks"));
        return true;
    }

    private void probe(Service service, CompletableFuture<Probe.Seen> answer) {
        if (service.probes().isEmpty()) {
            signs.add(
                    Sign.warning(
                            service.name(),
                            "no probe watches it: only alerts open its incidents",
                            "add `probes: [{http: \"http://...\"}]`"));
            return;
        }
        try {
            var seen = answer.join();
            if (seen.state() == Health.State.UP)
                signs.add(Sign.ok(service.name(), "is up: " + seen.detail()));
            else
                signs.add(
                        Sign.warning(
                                service.name(),
                                "does not answer: " + seen.detail(),
                                "if it is up, its probe asks the wrong address"));
        } catch (CompletionException late) {
            signs.add(
                    Sign.warning(
                            service.name(),
                            "its probes gave no answer within %d s".formatted(PROBES_SECONDS),
                            "give its probes a shorter `timeout`"));
        }
    }

    private void channels() {
        var telling = settings.telling();
        var redactor = new Redactor();
        var flaws = Outlets.of(telling, System::getenv, redactor, InstantSource.system()).flaws();
        for (var flaw : flaws)
            signs.add(
                    Sign.problem(
                            "channels", redactor.redact(flaw), "mend it; `relight tell` tries it"));
        if (flaws.isEmpty() && !telling.channels().isEmpty())
            signs.add(
                    Sign.ok(
                            "channels",
                            telling.channels().size() + " have what they need to send"));
        var alone =
                settings.services().stream()
                        .filter(it -> settings.policy(it).isEmpty())
                        .map(Service::name)
                        .toList();
        if (!alone.isEmpty())
            signs.add(
                    Sign.warning(
                            "people",
                            "nobody is called for: " + String.join(", ", alone),
                            "give them `escalation:`, or one `escalation:` for all, and see docs/guide/telling-people.md"));
    }

    private void senders() {
        for (var signed : settings.senders().signatures())
            if (signed.key().reveal(System::getenv).isEmpty())
                signs.add(
                        Sign.problem(
                                "intake",
                                "posts of %s cannot be checked: %s is not there"
                                        .formatted(signed.source(), signed.key()),
                                "set it where `relight serve` will run"));
    }

    private void accounts() {
        try {
            int users = new Accounts(settings.state(), InstantSource.system()).users().size();
            if (users > 0) signs.add(Sign.ok("accounts", users + " may log in"));
            else
                signs.add(
                        Sign.warning(
                                "accounts",
                                "nobody can log in",
                                "relight user add NAME --role admin"));
        } catch (AccountFault fault) {
            signs.add(
                    Sign.problem(
                            "accounts",
                            Optional.ofNullable(fault.getMessage()).orElse("unreadable"),
                            "check who may read " + settings.state()));
        }
    }
}
