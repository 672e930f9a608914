package dev.relight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.cli.Console.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A flight without a terminal: its questions are answered from another one, expire, or are not
/// asked.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunElsewhereTest {
    private static final String RUNBOOK =
            """
            # Tower is down
            ## Diagnosis
            ```bash
            ls
            ```
            ## Mitigation
            ```bash
            touch up.flag
            ```
            ## Verification
            ```bash
            test -e up.flag
            ```
            """;

    private static final Pattern APPROVE = Pattern.compile("relight incident approve (.+)");

    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("tower.md"), RUNBOOK);
    }

    private Console fly(CompletableFuture<Said> end, String... more) {
        var words = new ArrayList<>(List.of("run", folder.resolve("tower.md").toString()));
        words.addAll(List.of("--directory", folder.toString(), "--soak", "100ms"));
        words.addAll(List.of("--state", state(), "--service", "tower"));
        words.addAll(List.of(more));
        var console = Console.together(100, "");
        Thread.ofVirtual()
                .start(() -> end.complete(console.said(Main.run(words, console.terminal()))));
        return console;
    }

    private String state() {
        return folder.resolve("my state").toString();
    }

    private static Said ended(CompletableFuture<Said> end) throws Exception {
        return end.get(60, TimeUnit.SECONDS);
    }

    @Test
    void the_question_says_how_it_is_answered_waits_and_the_yes_from_elsewhere_counts()
            throws Exception {
        var end = new CompletableFuture<Said>();
        var flight = fly(end);
        String said = "";
        while (!APPROVE.matcher(said).find()) {
            assertThat(end).as(said).isNotDone();
            TimeUnit.MILLISECONDS.sleep(20);
            said = flight.said(0).out();
        }
        assertThat(said).contains("no terminal to ask at", "if nobody answers,", "refuse tower-1");
        var approve = APPROVE.matcher(said);
        assertThat(approve.find()).isTrue();
        var words = approve.group(1).strip();
        assertThat(words).endsWith("--state '" + state() + "'");
        var id = words.split(" ", -1);
        elsewhere("approve", id[0], id[1]);
        while (!Files.exists(folder.resolve("up.flag"))) {
            assertThat(end).as(flight.said(0).out()).isNotDone();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        elsewhere("abort", "tower-1", "--because", "seen enough");
        assertThat(ended(end).out()).contains("eve", "touch up.flag");
    }

    private void elsewhere(String... words) {
        var all = new ArrayList<>(List.of("incident"));
        all.addAll(List.of(words));
        all.addAll(List.of("--state", state(), "--as", "eve"));
        var said = Console.relight(all);
        assertThat(said.exit()).as(said.out() + said.err()).isZero();
    }

    @Test
    void a_question_that_nobody_answers_expires_and_the_flight_goes_on_by_its_default()
            throws Exception {
        var end = new CompletableFuture<Said>();
        var _ = fly(end, "--expiry", "300ms");
        var said = ended(end);
        assertThat(said.exit()).as(said.out()).isEqualTo(Exit.NO);
        assertThat(said.out()).contains("relight incident approve tower-1-q1", "hands over");
        assertThat(said.out()).doesNotContain("says no");
        assertThat(folder.resolve("up.flag")).doesNotExist();
    }

    @Test
    void no_input_refuses_at_once() throws Exception {
        var end = new CompletableFuture<Said>();
        var _ = fly(end, "--no-input");
        var said = ended(end);
        assertThat(said.exit()).as(said.out()).isEqualTo(Exit.NO);
        assertThat(said.out()).contains("--no-input").doesNotContain("relight incident approve");
        assertThat(folder.resolve("up.flag")).doesNotExist();
    }

    @Test
    void a_time_that_is_none_is_said_before_anything_begins() throws Exception {
        var end = new CompletableFuture<Said>();
        var _ = fly(end, "--expiry", "soon");
        var said = ended(end);
        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.out()).contains("'soon' is no time for a question", "--expiry 15m");
    }
}
