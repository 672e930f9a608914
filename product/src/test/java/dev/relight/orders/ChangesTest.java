package dev.relight.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChangesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T03:00:00Z");

    /// Far more than a look takes, on a machine under load too.
    private static final long HEARD_SECONDS_MAX = 30;

    @TempDir Path state;

    @Test
    void what_was_written_is_read_as_it_was_and_two_in_one_moment_are_two() throws IOException {
        var changes = new Changes(state);
        var one = new Change(NOW, "web", "ada", "released 2.1: \"new\" = ünlike\nold");
        var other = new Change(NOW, "", "ben", "new certificate");
        changes.put(one);
        changes.put(other);
        assertThat(new Changes(state).since(NOW).values()).containsExactly(one, other);
        assertThat(new Changes(state).since(NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void a_file_that_anybody_puts_there_is_a_change_of_its_own_time() throws IOException {
        var folder = Files.createDirectories(state.resolve("changes"));
        var file = Files.writeString(folder.resolve("deploy-42"), "at=yesterday evening\n");
        Files.setLastModifiedTime(file, FileTime.from(NOW));
        assertThat(new Changes(state).since(NOW).values())
                .containsExactly(new Change(NOW, "", "", "deploy-42"));
    }

    @Test
    void what_is_older_than_a_day_goes_when_something_new_comes() throws IOException {
        var changes = new Changes(state);
        changes.put(new Change(NOW.minus(Duration.ofDays(2)), "web", "ada", "old"));
        try (var files = Files.list(state.resolve("changes"))) {
            for (var file : files.toList())
                Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(2))));
        }
        changes.put(new Change(NOW, "web", "ada", "new"));
        assertThat(changes.since(Instant.EPOCH).values())
                .extracting(Change::text)
                .containsExactly("new");
    }

    @Test
    void each_is_told_once_those_of_before_the_start_too_the_oldest_first() throws Exception {
        var here = new Changes(state.resolve("here"));
        var common = new Changes(state.resolve("common"));
        var now = Instant.now();
        here.put(new Change(now.minusSeconds(60), "web", "ada", "second"));
        common.put(new Change(now.minusSeconds(90), "web", "ada", "first"));
        here.put(new Change(now.minus(Changes.KEPT).minusSeconds(9), "web", "ada", "too old"));
        var told = new LinkedBlockingQueue<String>();
        try (var _ =
                new ChangeWatch(
                        List.of(here, common), InstantSource.system(), it -> told.add(it.text()))) {
            assertThat(told).containsExactly("first", "second");
            told.clear();
            here.put(new Change(now, "web", "ada", "third"));
            assertThat(told.poll(HEARD_SECONDS_MAX, TimeUnit.SECONDS)).isEqualTo("third");
        }
        assertThat(told).isEmpty();
    }
}
