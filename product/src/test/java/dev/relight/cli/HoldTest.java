package dev.relight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.cli.Console.Said;
import dev.relight.incident.Event;
import dev.relight.sqlite.SqliteArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kill switch against a real Relight in a process of its own, with real bash.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HoldTest {
    /// A second is promised; a machine under load gets some more.
    private static final Duration BITES = Duration.ofSeconds(5);

    private static final String RUNBOOK =
            """
            # Beacon is dark
            ## Assessment
            ```bash
            # Look at it
            ls
            ```
            ## Recovery
            ```bash
            # Kindle it again
            ./kindle.sh
            ```
            """;

    private static final String RULES =
            """
            ./kindle.sh: reversible kindles a dead fire, and takes nothing away
            """;

    @TempDir Path folder;

    private @Nullable RealRelight own;

    @AfterEach
    void nothing_is_left_running() throws InterruptedException {
        if (own != null) own.close();
    }

    @Test
    void a_hold_kills_what_runs_survives_a_restart_and_ends_when_it_is_released() throws Exception {
        Files.writeString(folder.resolve("beacon.md"), RUNBOOK);
        Files.writeString(folder.resolve("rules.yaml"), RULES);
        var script = folder.resolve("kindle.sh");
        Files.writeString(script, "#!/bin/bash\necho $$ >> begun\nexec sleep 600\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        assertThat(relight("accept", "beacon.md", "--rules", "rules.yaml").exit()).isZero();

        var process = new RealRelight(folder);
        own = process;
        var first = fly(process);
        process.await("the script runs", () -> begun().size() == 1);
        long pid = begun().getFirst();
        assertThat(ProcessHandle.of(pid)).isPresent();

        var before = Instant.now();
        assertThat(relight("hold", "--because", "ships at sea", "--as", "ana").exit()).isZero();
        process.await("it is killed", () -> !isAlive(pid));
        assertThat(Duration.between(before, Instant.now())).isLessThan(BITES);
        process.await("the record says so", () -> seen(Event.JobUnknown.class).size() == 1);
        assertThat(seen(Event.Stopped.class).getFirst().stop().because())
                .isEqualTo("ana: ships at sea");
        assertThat(relight("hold", "--list").out()).contains("ana: ships at sea");

        first.destroyForcibly().waitFor();
        fly(process);
        process.await("it was started again", () -> seen(Event.Resumed.class).size() == 1);
        assertThat(begun()).hasSize(1);

        assertThat(relight("release", "--as", "ana").out()).contains("released: everything");
        process.await("it is free", () -> !seen(Event.Freed.class).isEmpty());
        assertThat(relight("release").exit()).isEqualTo(1);
        try (var past = Files.list(folder.resolve(".relight/holds/past"))) {
            assertThat(past).singleElement().asString().contains("released-by-ana");
        }
    }

    @Test
    void a_runbook_that_changed_since_it_was_accepted_asks_before_every_change() throws Exception {
        var page = folder.resolve("beacon.md");
        Files.writeString(page, RUNBOOK);
        Files.writeString(folder.resolve("rules.yaml"), RULES);
        assertThat(relight("accept", "beacon.md", "--show").exit()).isEqualTo(1);
        var fresh = relight("run", "beacon.md", "--autonomy", "auto", "--dry-run");
        assertThat(fresh.out()).contains("nobody has accepted").contains("autonomy   assist");

        assertThat(relight("accept", "beacon.md", "--as", "ana").out()).contains("ana accepts");
        var trusted = relight("run", "beacon.md", "--autonomy", "auto", "--dry-run");
        assertThat(trusted.out()).contains("autonomy   auto");

        Files.writeString(page, RUNBOOK.replace("ls\n", "ls -l\n"));
        var changed = relight("run", "beacon.md", "--autonomy", "auto", "--dry-run");
        assertThat(changed.out())
                .contains("has changed since ana accepted it")
                .contains("-ls")
                .contains("+ls -l")
                .contains("autonomy   assist");
        assertThat(relight("accept", "beacon.md", "--show").out()).contains("+ls -l");
    }

    private Said relight(String... words) {
        var arguments = new ArrayList<>(List.of(words));
        for (int i = 0; i < arguments.size(); i++)
            if (arguments.get(i).matches("beacon.md|rules.yaml"))
                arguments.set(i, folder.resolve(arguments.get(i)).toString());
        arguments.addAll(
                List.of(
                        "--state",
                        folder.resolve(
                                        arguments.getFirst().equals("run")
                                                ? ".relight/x"
                                                : ".relight")
                                .toString()));
        var console = Console.together(100, "");
        return console.said(Main.run(arguments, console.terminal()));
    }

    private static Process fly(RealRelight relight) throws IOException {
        return relight.start(
                Map.of(),
                "run",
                "beacon.md",
                "--rules",
                "rules.yaml",
                "--autonomy",
                "auto",
                "--state",
                ".relight/beacon");
    }

    private List<Long> begun() {
        try {
            var file = folder.resolve("begun");
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Long::valueOf).toList()
                    : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private <E extends Event> List<E> seen(Class<E> kind) {
        var state = folder.resolve(".relight/beacon");
        if (!Files.exists(state.resolve("relight.db"))) return List.of();
        try (var archive = SqliteArchive.in(state)) {
            return archive.incidents().stream()
                    .flatMap(id -> archive.events(id).stream())
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }
    }
}
