package dev.relight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.app.Station;
import dev.relight.engine.Alert;
import dev.relight.engine.Notifier;
import dev.relight.engine.Probe;
import dev.relight.incident.Event;
import dev.relight.incident.Policy;
import dev.relight.incident.Signal;
import dev.relight.incident.Site;
import dev.relight.runbook.Compiler;
import dev.relight.secret.Redactor;
import dev.relight.sqlite.SqliteArchive;
import dev.relight.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets are planted wherever they can come from, and looked for wherever anything is kept.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretsTest {
    private static final String OF_THE_ENVIRONMENT = "kestrel-harbour-1931-xyz";
    private static final String BY_NAME = "oleander-moth-7741";

    /// Of a published shape; made up here.
    private static final String BY_SHAPE = "ghp_" + "Zq7Rk2Lm9Xw4Tb6Nv1Hs8Jd3Fg5Yc0PaUeOi";

    private static final String RUNBOOK =
            """
            # Beacon is dark
            ## Assessment
            ```bash
            # Is the token there?
            echo $BEACON_TOKEN

            # Everything it knows
            env

            # What stands in its settings
            cat beacon.conf
            ```
            ## Recovery
            ```bash
            # Kindle it again
            ./kindle.sh
            ```
            """;

    @TempDir Path folder;

    @Test
    void no_secret_reaches_journal_records_or_terminal() throws Exception {
        Files.writeString(folder.resolve("beacon.md"), RUNBOOK);
        Files.writeString(
                folder.resolve("rules.yaml"), "./kindle.sh: reversible kindles a dead fire\n");
        Files.writeString(
                folder.resolve("beacon.conf"),
                "password = " + BY_NAME + "\nmirror https://" + BY_SHAPE + "@example.org/x\n");
        var script = folder.resolve("kindle.sh");
        Files.writeString(
                script, "#!/bin/bash\necho \"with $BEACON_TOKEN\" | tee /dev/stderr\nexit 3\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        try (var relight = new RealRelight(folder)) {
            relight.start(Map.of(), "accept", "beacon.md", "--rules", "rules.yaml").waitFor();
            var flight =
                    relight.start(
                            Map.of("BEACON_TOKEN", OF_THE_ENVIRONMENT),
                            "run",
                            "beacon.md",
                            "--rules",
                            "rules.yaml",
                            "--env",
                            "BEACON_TOKEN",
                            "--autonomy",
                            "auto",
                            "--no-input",
                            "--state",
                            ".relight/beacon");
            flight.getOutputStream().close();
            assertThat(flight.waitFor(60, TimeUnit.SECONDS)).as(relight.said()).isTrue();
            assertThat(relight.said()).contains("kindle.sh");
        }

        try (var archive = SqliteArchive.in(folder.resolve(".relight/beacon"))) {
            var lines =
                    archive.incidents().stream()
                            .flatMap(id -> archive.events(id).stream())
                            .filter(Event.JobStarted.class::isInstance)
                            .map(Event.JobStarted.class::cast)
                            .flatMap(it -> it.run().form().lines().stream())
                            .toList();
            assertThat(lines)
                    .contains("test -n \"$BEACON_TOKEN\"", "cat beacon.conf", "./kindle.sh");
        }
        assertThat(leaks(folder)).isEmpty();
    }

    @Test
    void what_people_and_senders_write_is_cleansed_before_it_is_kept() throws Exception {
        var page = folder.resolve("beacon.md");
        Files.writeString(page, RUNBOOK);
        var state = folder.resolve(".relight");
        var redactor = new Redactor();
        redactor.learn(OF_THE_ENVIRONMENT);
        var setup =
                new Station.Setup(
                        state.resolve("hands"),
                        Probe.none(),
                        Notifier.silent(),
                        Set.of(),
                        redactor);
        try (var station = Station.open(SqliteJournal.in(state), setup)) {
            station.begin((id, events, after) -> {});
            var site = new Site("local", folder.toString(), Set.of(), Map.of(), Set.of(), false);
            var id =
                    station.open(
                                    new Alert(
                                            "beacon",
                                            "beacon",
                                            "dark; try " + OF_THE_ENVIRONMENT,
                                            Map.of("token", BY_SHAPE),
                                            Compiler.standard().compile(page).plan(),
                                            site,
                                            Policy.standard()))
                            .join();
            station.engine()
                    .tell(id, new Signal.PersonNoted(Instant.now(), "ana", "it is " + BY_SHAPE))
                    .join();
            station.engine()
                    .tell(
                            id,
                            new Signal.PersonAborted(
                                    Instant.now(), "ana", "used " + OF_THE_ENVIRONMENT))
                    .join();
        }

        Files.delete(page);
        assertThat(leaks(folder)).isEmpty();
    }

    /// Every file that holds a secret, but for those it was planted in.
    private static Set<String> leaks(Path folder) throws IOException {
        var leaks = new TreeSet<String>();
        var planted = Set.of("beacon.conf");
        var files = new ArrayList<Path>();
        try (var all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        for (var file : files) {
            if (planted.contains(String.valueOf(file.getFileName()))) continue;
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            for (var secret : List.of(OF_THE_ENVIRONMENT, BY_NAME, BY_SHAPE))
                if (text.contains(secret)) leaks.add(folder.relativize(file) + ": " + secret);
        }
        return leaks;
    }
}
