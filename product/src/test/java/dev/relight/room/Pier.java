package dev.relight.room;

import dev.relight.app.Station;
import dev.relight.danger.Platform;
import dev.relight.engine.Alert;
import dev.relight.engine.Notifier;
import dev.relight.engine.Probe;
import dev.relight.http.House;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Health;
import dev.relight.incident.Policy;
import dev.relight.incident.Signal;
import dev.relight.incident.Site;
import dev.relight.people.Person;
import dev.relight.people.Role;
import dev.relight.problem.Problems;
import dev.relight.room.sheet.IncidentSheet;
import dev.relight.runbook.Compiler;
import dev.relight.runbook.Judging;
import dev.relight.secret.Redactor;
import dev.relight.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullMarked;

/// A whole Relight with its room: a real lamp in a folder, real hands, a real journal, a real
/// server.
@NullMarked
public final class Pier implements AutoCloseable {
    static final String PASSWORD = "a lamp by the sea";
    private static final Path LAMP = Path.of("src/test/resources/room/lamp");

    final House house;
    final Path home;
    private final Path jobs;

    /// Whoever sends alerts may write what they like.
    String headline = "the lamp is dark <b>again</b>";

    private final Station station;
    private final Room room;
    private final SqliteJournal journal;

    Pier(Path folder) throws IOException {
        home = folder.resolve("lamp");
        for (var name : List.of("bin", "log", "spool")) Files.createDirectories(home.resolve(name));
        Files.copy(LAMP.resolve("lamp-down.md"), home.resolve("lamp-down.md"));
        Files.copy(LAMP.resolve("bin/lampctl"), home.resolve("bin/lampctl"));
        home.resolve("bin/lampctl").toFile().setExecutable(true);
        journal = SqliteJournal.in(folder.resolve("state"));
        Probe probe = (service, answer) -> answer.accept(new Probe.Seen(seen(), "the lamp"));
        jobs = Files.createDirectories(folder.resolve("jobs"));
        var setup = new Station.Setup(jobs, probe, Notifier.silent(), Set.of(), new Redactor());
        station = Station.open(journal, setup);
        room =
                new Room(
                        new Room.Ports(
                                journal,
                                journal,
                                station::submit,
                                () -> List.of(new ServiceNow("lamp", seen(), null, "the lamp")),
                                Pier::people,
                                List::of,
                                InstantSource.system(),
                                ZoneOffset.UTC));
        station.begin(room);
        house = new House(folder.resolve("accounts"), room.routes());
        for (var person : people()) house.accounts.put(person.name(), person.role(), PASSWORD);
    }

    private static List<Person> people() {
        return List.of(
                new Person("ada", Role.APPROVER),
                new Person("ben", Role.APPROVER),
                new Person("rita", Role.RESPONDER),
                new Person("vic", Role.VIEWER));
    }

    private Health.State seen() {
        return Files.exists(home.resolve("lit")) ? Health.State.UP : Health.State.DOWN;
    }

    /// The wick burns down: a repair that one person must agree to.
    String burnWick() throws IOException {
        Files.writeString(home.resolve("log/lamp.log"), "start\nERROR wick burnt\n");
        return alert();
    }

    /// The spool fills: a repair that two people must agree to.
    String fillSpool() throws IOException {
        Files.writeString(home.resolve("spool/one.draft"), "x");
        Files.writeString(home.resolve("log/lamp.log"), "start\nERROR spool full\n");
        return alert();
    }

    /// The keeper hangs: of two processes a person must say which one to kill.
    String keeperStuck() throws IOException {
        Files.copy(LAMP.resolve("keeper-stuck.md"), home.resolve("keeper-stuck.md"));
        return alert("keeper-stuck.md");
    }

    private String alert() throws IOException {
        return alert("lamp-down.md");
    }

    private String alert(String runbook) throws IOException {
        Files.deleteIfExists(home.resolve("lit"));
        var problems = new Problems();
        var rules = Map.of("rules.yaml", Files.readString(LAMP.resolve("rules.yaml")));
        var file = home.resolve(runbook);
        var compiled = new Compiler(Judging.with(rules, problems)).compile(file);
        if (!problems.inOrder().isEmpty())
            throw new IllegalStateException(problems.inOrder().toString());
        var patience =
                Policy.Patience.standard()
                        .settling(
                                Duration.ofSeconds(20),
                                Duration.ofMillis(200),
                                Duration.ofMillis(200))
                        .soaking(Duration.ofMillis(500));
        var policy = Policy.standard().with(Autonomy.AUTO).with(patience);
        var site =
                new Site("local", home.toString(), Set.of(Platform.HOST), Map.of(), Set.of(), true);
        return station.open(
                        new Alert(
                                "lamp",
                                "lamp:" + System.nanoTime(),
                                headline,
                                Map.of(),
                                compiled.plan(),
                                site,
                                policy))
                .join();
    }

    /// Says yes to what is asked, as soon as it is asked.
    void answerAs(String incident, String by) {
        until(() -> {
            var asking = sheet(incident).asking();
            if (asking == null) return false;
            var question = asking.question();
            station.submit(incident, new Signal.PersonAcknowledged(Instant.now(), by));
            station.submit(
                    incident,
                    new Signal.PersonApproved(Instant.now(), by, question.id(), question.digest()));
            return true;
        });
    }

    void awaitOver(String incident) {
        until(() -> sheet(incident).isOver());
    }

    private IncidentSheet sheet(String incident) {
        return IncidentSheet.of(journal.events(incident));
    }

    private static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("it never came to that");
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        room.close();
        house.close();
        station.close();
        awaitNoJobs();
    }

    /// What was started takes its folder away itself, and it may not have ended yet.
    private void awaitNoJobs() {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < end) {
            try (var left = Files.walk(jobs)) {
                for (var path : left.sorted(Comparator.reverseOrder()).toList())
                    Files.deleteIfExists(path);
                return;
            } catch (IOException | java.io.UncheckedIOException stillWritten) {
                Thread.onSpinWait();
            }
        }
    }
}
