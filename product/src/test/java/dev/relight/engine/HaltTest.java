package dev.relight.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relight.incident.Decide;
import dev.relight.incident.Event;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.incident.Signal;
import dev.relight.sqlite.SqliteJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On whichever thread it fails, the engine stops as a whole, says why, and leaves nobody waiting.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HaltTest {
    @TempDir Path folder;

    private final CompletableFuture<RuntimeException> why = new CompletableFuture<>();

    /// Reports each job on a thread of its own, as real hands do.
    private record Threaded(String output) implements Hands {
        @Override
        public void start(Job job, Consumer<JobReport> report) {
            var at = Instant.now();
            var line =
                    new JobReport.Line(0, output, "", output.length(), 0, at, Duration.ofMillis(1));
            var ended =
                    new JobReport(
                            job.id(),
                            JobReport.End.EXITED,
                            "",
                            at,
                            Duration.ofMillis(1),
                            List.of(line));
            Thread.startVirtualThread(() -> report.accept(ended));
        }

        @Override
        public void reattach(String id, Consumer<JobReport> report) {}

        @Override
        public void kill(String id) {}

        @Override
        public void forget(String id) {}
    }

    private Engine engine(SqliteJournal journal, Mind mind) {
        var ports =
                new Engine.Ports(
                        new Threaded("it says something"),
                        Probe.none(),
                        Notifier.silent(),
                        (time, what) -> () -> {},
                        name -> null);
        var engine =
                new Engine(
                        journal, ports, Thread::startVirtualThread, InstantSource.system(), mind);
        engine.whenHalted(why::complete);
        return engine;
    }

    @Test
    void a_report_that_cannot_be_kept_stops_it_from_the_thread_of_the_hands() throws Exception {
        try (var journal = SqliteJournal.in(folder)) {
            // Where the folder of outputs should be lies a file.
            Files.writeString(folder.resolve("outputs"), "");
            var engine = engine(journal, Decide::decide);
            var id = engine.open(alert("shop")).get(1, TimeUnit.MINUTES);

            assertThat(why.get(1, TimeUnit.MINUTES)).hasMessageContaining("cannot be kept");
            assertThat(engine.fault()).isPresent();
            assertThat(engine.open(alert("till"))).isCompletedExceptionally();
            assertThat(journal.events(id).getFirst()).isInstanceOf(Event.Opened.class);
        }
    }

    @Test
    void a_journal_that_somebody_else_holds_stops_it_and_nothing_accepted_is_lost()
            throws Exception {
        try (var journal = SqliteJournal.in(folder)) {
            var engine = engine(journal, Decide::decide);
            var db = "jdbc:sqlite:" + folder.resolve("relight.db");
            try (var other = DriverManager.getConnection(db);
                    var statement = other.createStatement()) {
                statement.execute("begin immediate");
                var refused = engine.open(alert("shop"));

                assertThat(why.get(1, TimeUnit.MINUTES)).hasMessageContaining("another process");
                assertThatThrownBy(() -> refused.get(1, TimeUnit.MINUTES))
                        .hasMessageContaining("another process");
            }
            assertThat(journal.incidents()).isEmpty();
        }
    }

    @Test
    void an_error_on_a_turn_is_not_swallowed_with_its_thread() throws Exception {
        try (var journal = SqliteJournal.in(folder)) {
            Mind deep =
                    (incident, signal, around) -> {
                        if (signal instanceof Signal.PersonNoted)
                            throw new StackOverflowError("too deep");
                        return Decide.decide(incident, signal, around);
                    };
            var engine = engine(journal, deep);
            var id = engine.open(alert("shop")).get(1, TimeUnit.MINUTES);
            var heard = engine.tell(id, new Signal.PersonNoted(Instant.now(), "ana", "?"));

            assertThat(why.get(1, TimeUnit.MINUTES)).hasMessageContaining("too deep");
            assertThat(heard.handle((_, fault) -> fault).get(1, TimeUnit.MINUTES))
                    .hasMessageContaining("Relight has stopped");
        }
    }

    private static Alert alert(String service) {
        return new Alert(
                service,
                service,
                "it is down",
                Map.of(),
                Plans.shop(),
                Plans.site(),
                Policy.standard());
    }
}
