package dev.relight.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClerkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path state;

    private final List<String> read = new CopyOnWriteArrayList<>();
    private final List<Instant> times = new CopyOnWriteArrayList<>();
    private final List<String> trouble = new CopyOnWriteArrayList<>();

    @Test
    void a_letter_is_done_and_answered() throws Exception {
        var letter = letter("note", Map.of("text", "looking at it"));
        try (var clerk = clerk(box())) {
            box().put(letter);

            assertThat(box().await(letter, PATIENCE)).contains(Reply.yes("noted"));
            assertThat(clerk).isNotNull();
        }
        assertThat(read).containsExactly("ada: looking at it");
        assertThat(files("new")).isEmpty();
        assertThat(files("taken")).isEmpty();
        assertThat(files("replies")).isEmpty();
    }

    @Test
    void a_letter_waits_for_the_next_start() throws Exception {
        var letter = letter("note", Map.of("text", "before"));
        box().put(letter);

        try (var clerk = clerk(box())) {
            assertThat(box().await(letter, PATIENCE)).isPresent();
            assertThat(clerk).isNotNull();
        }
    }

    @Test
    void letters_are_read_in_the_order_of_writing() throws Exception {
        var letters =
                List.of("1", "2", "3").stream()
                        .map(text -> letter("note", Map.of("text", text)))
                        .toList();
        for (var letter : letters.reversed()) box().put(letter);

        try (var clerk = clerk(box())) {
            assertThat(box().await(letters.getLast(), PATIENCE)).isPresent();
            assertThat(clerk).isNotNull();
        }
        assertThat(read).containsExactly("ada: 1", "ada: 2", "ada: 3");
    }

    @Test
    void a_letter_taken_before_a_crash_is_read_again_with_the_time_it_was_taken() throws Exception {
        var letter = letter("silent", Map.of());
        box().put(letter);
        try (var dying = clerk(box())) {
            while (times.isEmpty()) Thread.onSpinWait();
            assertThat(dying).isNotNull();
        }
        assertThat(files("taken")).hasSize(1);

        try (var next = clerk(box())) {
            while (times.size() < 2) Thread.onSpinWait();
            assertThat(next).isNotNull();
        }
        assertThat(times.get(0)).isEqualTo(times.get(1));
    }

    @Test
    void what_nobody_can_do_is_answered_with_what_can_be_done() throws Exception {
        var letter = letter("dance", Map.of());
        box().put(letter);

        try (var clerk = clerk(box())) {
            assertThat(box().await(letter, PATIENCE).orElseThrow())
                    .isEqualTo(
                            Reply.no(
                                    "the Relight at work does not know 'dance', only broken, note, silent"));
            assertThat(clerk).isNotNull();
        }
    }

    @Test
    void a_reader_that_fails_answers_why_and_the_next_letter_is_read() throws Exception {
        var bad = letter("broken", Map.of());
        var good = letter("note", Map.of("text", "after"));
        box().put(bad);
        box().put(good);

        try (var clerk = clerk(box())) {
            assertThat(box().await(bad, PATIENCE)).contains(Reply.no("no such thing"));
            assertThat(box().await(good, PATIENCE)).contains(Reply.yes("noted"));
            assertThat(clerk).isNotNull();
        }
    }

    @Test
    void rubbish_and_links_are_put_aside_with_a_word_and_stop_nothing() throws Exception {
        var box = box();
        var fresh = state.resolve("inbox/new");
        Files.writeString(fresh.resolve("0.json"), "{\"id\":");
        Files.writeString(fresh.resolve("1.json"), "[1,2]");
        Files.createSymbolicLink(fresh.resolve("2.json"), Path.of("/etc/hostname"));
        Files.writeString(fresh.resolve("3.json"), "x".repeat(LetterBox.LETTER_BYTES_MAX + 1));
        var good = letter("note", Map.of("text", "good"));
        box.put(good);

        try (var clerk = clerk(box)) {
            assertThat(box.await(good, PATIENCE)).isPresent();
            assertThat(clerk).isNotNull();
        }
        assertThat(files("new")).isEmpty();
        assertThat(trouble).hasSize(4).allMatch(line -> line.contains("left undone"));
        assertThat(read).containsExactly("ada: good");
    }

    @Test
    void nobody_but_the_owner_can_look_in() throws Exception {
        var letter = letter("note", Map.of("text", "private"));
        box().put(letter);

        for (var folder : List.of("inbox/new", "inbox/taken", "inbox/replies"))
            assertThat(rights(state.resolve(folder))).isEqualTo("rwx------");
        assertThat(rights(state.resolve("inbox/new").resolve(letter.id() + ".json")))
                .isEqualTo("rw-------");
    }

    @Test
    void a_letter_that_is_too_long_is_refused_before_it_is_written() throws Exception {
        var letter = letter("note", Map.of("text", "x".repeat(LetterBox.LETTER_BYTES_MAX)));

        assertThatThrownBy(() -> box().put(letter))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("say it shorter");
        assertThat(files("new")).isEmpty();
    }

    @Test
    void a_name_with_a_line_feed_is_no_name() {
        assertThatThrownBy(() -> Letter.write(Instant.now(), "ada\nben", "note", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Clerk clerk(LetterBox box) {
        return new Clerk(
                box,
                Map.of(
                        "note",
                        (letter, at) -> {
                            read.add(letter.by() + ": " + letter.word("text"));
                            return CompletableFuture.completedFuture(Reply.yes("noted"));
                        },
                        "silent",
                        (letter, at) -> {
                            times.add(at);
                            return new CompletableFuture<>();
                        },
                        "broken",
                        (letter, at) -> {
                            throw new IllegalStateException("no such thing");
                        }),
                InstantSource.system(),
                trouble::add);
    }

    private LetterBox box() throws IOException {
        return LetterBox.in(state);
    }

    private static Letter letter(String verb, Map<String, String> words) {
        return Letter.write(Instant.now(), "ada", verb, words);
    }

    private List<Path> files(String folder) throws IOException {
        try (var files = Files.list(state.resolve("inbox").resolve(folder))) {
            return files.toList();
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
