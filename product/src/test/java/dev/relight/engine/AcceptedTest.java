package dev.relight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.journal.MemoryJournal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// An alert is accepted when it is on disk, for everybody who sent it, and never otherwise.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AcceptedTest {
    private static final Hands IDLE =
            new Hands() {
                @Override
                public void start(Job job, Consumer<JobReport> report) {}

                @Override
                public void reattach(String id, Consumer<JobReport> report) {}

                @Override
                public void kill(String id) {}

                @Override
                public void forget(String id) {}
            };

    private final Queue<Runnable> turns = new ArrayDeque<>();
    private final MemoryJournal journal = new MemoryJournal();
    private final Engine engine =
            new Engine(
                    journal,
                    new Engine.Ports(
                            IDLE,
                            Probe.none(),
                            Notifier.silent(),
                            (time, what) -> () -> {},
                            name -> null),
                    turns::add,
                    () -> Instant.parse("2026-01-01T03:00:00Z"));

    @Test
    void the_second_of_two_is_not_told_yes_before_the_first_is_on_disk() {
        var first = engine.open(alert());
        var second = engine.open(alert());
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(journal.incidents()).isEmpty();

        turns.remove().run();
        assertThat(first).isCompletedWithValue("shop-1");
        assertThat(second).isCompletedWithValue("shop-1");
        assertThat(engine.open(alert())).isCompletedWithValue("shop-1");
        assertThat(journal.incidents()).hasSize(1);
    }

    @Test
    void who_comes_when_it_has_stopped_is_told_so_and_does_not_wait_for_ever() {
        var waiting = engine.open(alert());
        engine.close();
        assertThat(waiting).isCompletedExceptionally();
        assertThat(engine.open(alert())).isCompletedExceptionally();
        assertThat(journal.incidents()).isEmpty();
    }

    private static Alert alert() {
        return new Alert(
                "shop",
                "shop",
                "it is down",
                Map.of(),
                Plans.shop(),
                Plans.site(),
                Policy.standard());
    }
}
