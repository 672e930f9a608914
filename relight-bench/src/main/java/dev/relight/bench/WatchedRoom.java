package dev.relight.bench;

import dev.relight.account.Accounts;
import dev.relight.account.FirstCode;
import dev.relight.account.Sessions;
import dev.relight.app.Station;
import dev.relight.danger.Platform;
import dev.relight.engine.Alert;
import dev.relight.engine.Notifier;
import dev.relight.engine.Probe;
import dev.relight.http.Server;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Policy;
import dev.relight.incident.Signal;
import dev.relight.incident.Site;
import dev.relight.people.Role;
import dev.relight.room.Room;
import dev.relight.runbook.Compiler;
import dev.relight.secret.Redactor;
import dev.relight.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One incident on a real server, with something new many times a second; `Watchers` look on.
public final class WatchedRoom {
    private static final String SERVICE = "lantern";

    private WatchedRoom() {}

    /// @param args state folder, runbook, seconds, news a second
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        int seconds = Integer.parseInt(args[2]);
        int pace = Integer.parseInt(args[3]);
        var journal = SqliteJournal.in(folder.resolve("state"));
        var station =
                Station.open(
                        journal,
                        new Station.Setup(
                                folder.resolve("jobs"),
                                Probe.none(),
                                Notifier.silent(),
                                Set.of(),
                                new Redactor()));
        var clock = InstantSource.system();
        var room =
                new Room(
                        new Room.Ports(
                                journal,
                                journal,
                                station::submit,
                                List::of,
                                List::of,
                                List::of,
                                clock,
                                ZoneOffset.UTC));
        station.begin(room);
        var accounts = new Accounts(folder.resolve("accounts"), clock);
        accounts.put("ada", Role.APPROVER, "a long word for a bench");
        var server =
                Server.start(
                        new Server.Setup("127.0.0.1", 0, List.of(), false, null),
                        new Server.Doors(
                                accounts, new Sessions(accounts, clock), new FirstCode(accounts)),
                        clock,
                        room.routes());
        var id = station.open(alert(Path.of(args[1]))).join();
        System.out.printf("%d %s %s%n", server.port(), id, accounts.issue("bench", "ada"));
        System.out.println("idle " + resident());
        awaitLine();
        for (int i = 0; i < seconds * pace; i++) {
            station.submit(id, new Signal.PersonNoted(Instant.now(), "ada", "news " + i));
            Thread.sleep(1000 / pace);
        }
        station.submit(id, new Signal.PersonNoted(Instant.now(), "ada", "the end"));
        System.out.println("watched " + resident());
        awaitLine();
        System.out.println("events " + journal.events(id).size());
        room.close();
        server.close();
        station.close();
    }

    private static void awaitLine() throws IOException {
        if (System.in.read() < 0) System.exit(1);
    }

    private static String resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("");
    }

    private static Alert alert(Path runbook) throws IOException {
        var plan = Compiler.standard().compile(runbook).plan();
        var site =
                new Site(
                        "local",
                        "/tmp",
                        Set.of(Platform.HOST),
                        Map.of("port", "1", "oil-port", "1"),
                        Set.of(),
                        true);
        return new Alert(
                SERVICE,
                "bench",
                "watched by many",
                Map.of(),
                plan,
                site,
                Policy.standard().with(Autonomy.OBSERVE));
    }
}
