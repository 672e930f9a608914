package dev.relight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.app.Beacon;
import dev.relight.app.Station;
import dev.relight.engine.Notifier;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Event;
import dev.relight.orders.Changes;
import dev.relight.secret.Redactor;
import dev.relight.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people changed is known to every Relight that works on the state folder, whenever it was
/// told; with real bash and a real journal.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChangedTest {
    @TempDir Path folder;

    @Test
    void a_change_told_while_relight_was_stopped_is_in_the_triage_and_so_it_is_after_a_restart()
            throws Exception {
        assertThat(changed("released 2.1 password=hunter2hunter2", "--ago", "5m").exit()).isZero();
        assertThat(changed("another house", "--service", "harbour").exit()).isZero();

        assertThat(triage("beacon-1"))
                .contains("people changed something: released 2.1 password")
                .doesNotContain("hunter2")
                .doesNotContain("another house");
        assertThat(triage("beacon-2")).contains("people changed something: released 2.1");
    }

    @Test
    void what_was_told_can_be_listed_and_a_mistake_has_a_mend() throws IOException {
        assertThat(relight("changed", "--list", "--state", state()).out()).contains("nothing");
        changed("released 2.1", "--service", "web", "--as", "ana");
        assertThat(relight("changed", "--list", "--state", state()).out())
                .contains("web: released 2.1 (ana)");
        assertThat(changed("").err()).contains("say what").contains("mend:");
        assertThat(changed("x", "--service", "a b").err()).contains("names no service");
        assertThat(changed("x", "--ago", "a while").err()).contains("--ago 20m");
        assertThat(new Changes(folder.resolve("state")).since(Instant.EPOCH)).hasSize(1);
        var file = folder.resolve("state/changes/deploy-42");
        Files.createFile(file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        assertThat(relight("changed", "--list", "--state", state()).out()).contains("deploy-42");
    }

    /// Of an incident in a life of its own.
    private String triage(String name) throws Exception {
        var beacon = Beacon.in(folder.resolve(name));
        var heard = new CompletableFuture<List<String>>();
        var setup =
                new Station.Setup(
                        folder.resolve("state/jobs"),
                        Beacon.probe(folder),
                        Notifier.silent(),
                        Set.of(),
                        new Redactor());
        try (var station = Station.open(SqliteJournal.in(folder.resolve("state")), setup)) {
            station.begin((id, events, _) -> {
                for (var event : events)
                    if (id.startsWith(name) && event instanceof Event.Triaged triaged)
                        heard.complete(triaged.findings());
            });
            var _ =
                    station.open(beacon.alert(Beacon.hasty(Autonomy.ASSIST)))
                            .get(30, TimeUnit.SECONDS);
            return String.join("\n", heard.get(60, TimeUnit.SECONDS));
        }
    }

    private Console.Said changed(String text, String... more) {
        var words = new java.util.ArrayList<>(List.of("changed", text, "--state", state()));
        words.addAll(List.of(more));
        return relight(words.toArray(String[]::new));
    }

    private String state() {
        return folder.resolve("state").toString();
    }

    private static Console.Said relight(String... arguments) {
        return Console.relight(List.of(arguments));
    }
}
