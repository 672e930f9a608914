package dev.relight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.app.KillingJournal.Moment;
import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.incident.Incident;
import dev.relight.record.Timeline;
import dev.relight.sqlite.SqliteJournal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The real process, killed with SIGKILL again and again while real incidents run real commands.
/// `make crashtest` kills 300 times; `-Drelight.seed=N` repeats the moments.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrashTest {
    private static final int KILLS = Integer.getInteger("relight.kills", 4);
    private static final long SEED = Long.getLong("relight.seed", System.nanoTime() % 100_000);

    /// Several in one process, so that a kill meets each of them elsewhere.
    private static final int BEACONS = KILLS >= 50 ? 5 : 2;

    private static final int APPENDS_MAX = 4 * BEACONS;

    /// Until it must have ended by itself, on a machine that does much else.
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<Moment, Integer> kills = new EnumMap<>(Moment.class);
    private int killed;
    private int whileRunning;
    private int reattached;
    private int again;
    private int asked;
    private int incidents;

    @Test
    void whatever_moment_it_is_killed_at_every_incident_ends_as_if_it_had_not_been()
            throws Exception {
        for (int batch = 1; killed < KILLS; batch++) {
            var ground = Files.createDirectory(folder.resolve("batch" + batch));
            fly(ground);
            check(ground);
        }
        System.out.printf(
                "crash test: seed %d, %d kills %s, %d of them while a command ran; %d incidents, %d commands found"
                        + " again after a crash, %d reversible ones run again, %d questions of doubt%n",
                SEED, killed, kills, whileRunning, incidents, reattached, again, asked);
        assertThat(killed).isGreaterThanOrEqualTo(KILLS);
        if (KILLS >= 50) {
            assertThat(reattached).as("commands found again").isPositive();
            assertThat(whileRunning).as("kills while a command ran").isPositive();
        }
    }

    /// Starts, kills and starts again until all incidents of a batch are over.
    private void fly(Path ground) throws Exception {
        while (true) {
            boolean spared = killed >= KILLS;
            var moments = Moment.values();
            var moment = spared ? Moment.NEVER : moments[random.nextInt(moments.length)];
            var rig = start(ground, moment, 1 + random.nextInt(APPENDS_MAX));
            if (!spared && moment == Moment.NEVER) killLater(ground, rig);
            if (!rig.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                var threads = threads(rig);
                rig.destroyForcibly().waitFor();
                throw new AssertionError(
                        "it does not end, seed %d, %s, kill %d: %s%n%s"
                                .formatted(SEED, ground, killed, story(ground), threads));
            }
            int exit = rig.exitValue();
            if (exit == 0) return;
            assertThat(exit)
                    .as("seed %d; it died by itself: %s", SEED, Files.readString(log(ground)))
                    .isEqualTo(128 + 9);
            killed++;
            kills.merge(moment, 1, Integer::sum);
            if (isRunning(ground)) whileRunning++;
        }
    }

    /// At a random moment of its life, or as soon as some command runs.
    private void killLater(Path ground, Process rig) throws Exception {
        boolean wait = random.nextBoolean();
        var ready =
                new BufferedReader(
                        new InputStreamReader(rig.getInputStream(), StandardCharsets.UTF_8));
        if (wait) assertThat(ready.readLine()).isNotNull();
        long last = System.nanoTime() + Duration.ofMillis(random.nextInt(1_500)).toNanos();
        while (rig.isAlive() && System.nanoTime() - last < 0) {
            if (wait && isRunning(ground)) break;
            Thread.sleep(Duration.ofMillis(5));
        }
        rig.destroyForcibly();
    }

    private static Process start(Path ground, Moment moment, int number) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashRig.class.getName(),
                        ground.toString(),
                        Integer.toString(BEACONS),
                        moment.name(),
                        Integer.toString(number))
                .redirectError(ProcessBuilder.Redirect.appendTo(log(ground).toFile()))
                .start();
    }

    private static Path log(Path ground) {
        return ground.resolve("rig.log");
    }

    /// Some deed was begun and is not done.
    private static boolean isRunning(Path ground) {
        return beacons(ground).stream()
                .map(Beacon::witness)
                .anyMatch(seen -> !seen.isEmpty() && seen.getLast().endsWith("begun"));
    }

    private static List<Beacon> beacons(Path ground) {
        var all = new ArrayList<Beacon>();
        for (int i = 1; i <= BEACONS; i++) {
            var home = ground.resolve("beacon" + i);
            if (Files.exists(home)) all.add(new Beacon(home));
        }
        return all;
    }

    private void check(Path ground) throws IOException {
        for (var beacon : beacons(ground)) {
            var story = "seed %d, %s: %s".formatted(SEED, beacon.name(), beacon.witness());
            assertThat(beacon.isLit()).as(story).isTrue();
            assertThat(beacon.count("rekindle begun")).as(story).isEqualTo(1);
            assertThat(beacon.count("rekindle done")).as(story).isEqualTo(1);
            assertThat(beacon.count("sweep begun")).as(story).isEqualTo(1);
            assertThat(beacon.count("sweep done")).as(story).isEqualTo(1);
            assertThat(beacon.count("kindle begun")).as(story).isPositive();
            assertThat(beacon.count("light done")).as(story).isPositive();
            again += (int) beacon.count("kindle begun") - 1;
            again += (int) beacon.count("light begun") - 1;
        }
        try (var journal = SqliteJournal.in(ground.resolve("state"))) {
            assertThat(journal.verify()).isEmpty();
            assertThat(journal.open()).isEmpty();
            var services = new ArrayList<String>();
            for (var id : journal.incidents()) {
                var events = journal.events(id);
                services.add(id.substring(0, id.lastIndexOf('-')));
                assertThat(Evolve.fold(events))
                        .as("seed %d: %s", SEED, id)
                        .isInstanceOfSatisfying(
                                Incident.Over.class,
                                over ->
                                        assertThat(over.ending())
                                                .isEqualTo(Incident.Ending.RESOLVED));
                count(events);
            }
            assertThat(services)
                    .as("seed %d: one incident for each alert", SEED)
                    .containsExactlyInAnyOrderElementsOf(CrashRig.accepted(ground));
            incidents += services.size();
        }
    }

    private void count(List<Event> events) {
        var running = new HashSet<String>();
        var doubtful = new HashSet<String>();
        for (var event : events)
            switch (event) {
                case Event.JobStarted(_, var run, _) -> running.add(run.fence());
                case Event.Resumed _ -> doubtful.addAll(running);
                case Event.JobEnded(_, var fence, _, _) -> {
                    if (doubtful.remove(fence)) reattached++;
                    running.remove(fence);
                }
                case Event.JobUnknown(_, var fence, _) -> doubtful.remove(fence);
                case Event.JobNeverRan(_, var fence, _) -> {
                    doubtful.remove(fence);
                    running.remove(fence);
                }
                case Event.Asked(_, var question) -> {
                    if (question.kind() == dev.relight.incident.Question.Kind.DOUBT) asked++;
                }
                default -> {}
            }
    }

    private static String threads(Process rig) throws IOException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jstack").toString();
        var asking = new ProcessBuilder(tool, Long.toString(rig.pid())).start();
        return new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String story(Path ground) throws IOException {
        var text = new StringBuilder(Files.readString(log(ground)));
        for (var beacon : beacons(ground))
            text.append('\n').append(beacon.name()).append(' ').append(beacon.witness());
        try (var journal = SqliteJournal.in(ground.resolve("state"))) {
            for (var id : journal.open())
                text.append('\n').append(Timeline.text(journal.events(id), ZoneOffset.UTC));
        }
        return text.toString();
    }
}
