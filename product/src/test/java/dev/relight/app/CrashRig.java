package dev.relight.app;

import dev.relight.engine.Notifier;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Policy;
import dev.relight.incident.Question;
import dev.relight.incident.Signal;
import dev.relight.secret.Redactor;
import dev.relight.sqlite.SqliteJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullMarked;

/// A Relight in a JVM of its own, to be killed: `FOLDER BEACONS MOMENT NUMBER`. It takes up what
/// was left, has an incident opened for every dark beacon that has none yet, answers its questions
/// by a script, and ends when all incidents are over.
@NullMarked
final class CrashRig {
    /// So many that a few dark ones do not trip the fleet breaker.
    private static final int SERVICES = 1_000;

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Path folder;
    private final Station station;
    private final SqliteJournal journal;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    private CrashRig(Path folder, KillingJournal.Moment moment, int number) throws IOException {
        this.folder = folder;
        journal = SqliteJournal.in(folder.resolve("state"));
        var setup =
                new Station.Setup(
                        folder.resolve("state/hands"),
                        Beacon.probe(folder),
                        Notifier.silent(),
                        Set.of(),
                        new Redactor());
        station = Station.open(new KillingJournal(journal, moment, number), setup);
    }

    public static void main(String[] args) throws Exception {
        var rig =
                new CrashRig(
                        Path.of(args[0]),
                        KillingJournal.Moment.valueOf(args[2]),
                        Integer.parseInt(args[3]));
        rig.fly(Integer.parseInt(args[1]));
        rig.station.close();
        System.exit(0);
    }

    private void fly(int beacons) throws Exception {
        station.engine().services(SERVICES);
        station.begin(this::heard);
        System.out.println("ready");
        var known = new HashSet<>(accepted(folder));
        for (int i = 1; i <= beacons; i++) {
            var beacon = Beacon.in(folder.resolve("beacon" + i));
            if (known.contains(beacon.name())) continue;
            var id = station.open(beacon.alert(policy())).join();
            accept(beacon.name());
            System.out.println("accepted " + id);
        }
        while (!journal.open().isEmpty()) Thread.sleep(LOOK);
    }

    /// After many crashes a step may have begun more often than people would try it.
    private static Policy policy() {
        var policy = Beacon.hasty(Autonomy.AUTO);
        return policy.with(new Policy.Limits(8, 1, 2, 100, Duration.ofMinutes(30)));
    }

    /// Names of the beacons whose alert was accepted.
    static List<String> accepted(Path folder) throws IOException {
        var file = folder.resolve("accepted.log");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /// On the disk before anybody is told.
    private void accept(String name) throws IOException {
        try (var file =
                FileChannel.open(
                        folder.resolve("accepted.log"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND)) {
            file.write(ByteBuffer.wrap((name + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        }
    }

    private void heard(String id, List<Event> events, Incident after) {
        if (!(after instanceof Incident.Open open)) return;
        var question = open.desk().pending();
        if (question == null || !answered.add(question.id())) return;
        Thread.startVirtualThread(() -> answer(id, open.opening().service(), question));
    }

    private void answer(String id, String service, Question question) {
        if (question.kind() == Question.Kind.DOUBT && hasRun(service, question)) {
            station.submit(
                    id,
                    new Signal.PersonRefused(
                            Instant.now(), "ana", question.id(), "the witness saw it"));
            return;
        }
        var which = question.which();
        if (which != null) {
            station.submit(
                    id,
                    new Signal.PersonChose(Instant.now(), "ana", question.id(), which.likeliest()));
            return;
        }
        for (var person : List.of("ana", "ben"))
            station.submit(
                    id,
                    new Signal.PersonApproved(
                            Instant.now(), person, question.id(), question.digest()));
    }

    /// What the script would see who looks into the witness file.
    private boolean hasRun(String service, Question question) {
        try {
            var log = folder.resolve(service).resolve("witness.log");
            if (!Files.exists(log)) return false;
            var seen = Files.readString(log);
            return question.shown().stream()
                    .anyMatch(line -> seen.contains(line.substring(line.lastIndexOf(' ') + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
