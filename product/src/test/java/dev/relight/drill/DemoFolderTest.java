package dev.relight.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.drill.DemoFolder.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A demo that was killed is found again; one that is over leaves only its records.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoFolderTest {
    private static final Progress TWO =
            Progress.begin(List.of("crash", "hang"), Duration.ofSeconds(10));
    private static final Instant ZERO = Instant.parse("2026-01-01T10:00:00.5Z");

    @TempDir Path state;

    @Test
    void what_was_under_way_is_found_again() throws Exception {
        try (var folder = DemoFolder.take(state).orElseThrow()) {
            assertThat(folder.unfinished()).isEmpty();
            folder.keep(TWO.next().broken(ZERO));
        }
        try (var folder = DemoFolder.take(state).orElseThrow()) {
            var found = folder.unfinished().orElseThrow();
            assertThat(found).isEqualTo(TWO.next().broken(ZERO));
            assertThat(found.fault()).isEqualTo("hang");
            folder.keep(found.next());
            assertThat(folder.unfinished()).isEmpty();
        }
    }

    @Test
    void only_records_stay_when_it_is_over() throws Exception {
        var inside = state.resolve("demo");
        var folder = DemoFolder.take(inside).orElseThrow();
        folder.keep(TWO);
        Files.createDirectories(folder.lantern().resolve("data"));
        Files.createDirectories(folder.record("crash"));
        folder.clear();
        folder.close();
        assertThat(inside).isDirectoryNotContaining(p -> !p.endsWith("records"));
    }

    @Test
    void a_demo_without_records_leaves_no_folder() throws Exception {
        var inside = state.resolve("demo");
        var folder = DemoFolder.take(inside).orElseThrow();
        folder.keep(TWO);
        folder.clear();
        folder.close();
        assertThat(inside).doesNotExist();
    }
}
