package dev.relight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Danger;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Event;
import dev.relight.incident.Guard;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.incident.Signal;
import dev.relight.journal.MemoryJournal;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Limits count what was done in incidents that are over, and before the last start.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LimitsTest {
    private static final Plan PLAN =
            new Plans()
                    .section(1, "Quick look", Phase.ASSESS)
                    .look(3, "uptime", null)
                    .section(10, "Restart", Phase.RECOVER)
                    .act(12, "systemctl restart shop", Danger.REVERSIBLE)
                    .plan();

    private final MemoryJournal journal = new MemoryJournal();
    private Instant now = Instant.parse("2026-01-01T03:00:00Z");
    private Engine engine = start();

    /// Commands end well at once; only a clock and a machine are left out.
    private static final Hands HANDS =
            new Hands() {
                @Override
                public void start(Job job, Consumer<JobReport> report) {
                    var at = Instant.parse("2026-01-01T03:00:00Z");
                    var line = new JobReport.Line(0, "", "", 0, 0, at, Duration.ZERO);
                    report.accept(
                            new JobReport(
                                    job.id(),
                                    JobReport.End.EXITED,
                                    "",
                                    at,
                                    Duration.ZERO,
                                    List.of(line)));
                }

                @Override
                public void reattach(String id, Consumer<JobReport> report) {}

                @Override
                public void kill(String id) {}

                @Override
                public void forget(String id) {}
            };

    private Engine start() {
        var ports =
                new Engine.Ports(
                        HANDS,
                        Probe.none(),
                        Notifier.silent(),
                        (time, what) -> () -> {},
                        name -> null);
        return new Engine(journal, ports, Runnable::run, () -> now);
    }

    @Test
    void three_recoveries_in_half_an_hour_are_three_even_if_all_of_it_was_before_the_last_start() {
        for (int i = 0; i < 3; i++) {
            fly();
            now = now.plus(Duration.ofMinutes(5));
            engine.close();
            engine = start();
            engine.resume();
        }
        assertThat(journal.open()).isEmpty();

        var fourth = fly();
        assertThat(acts(fourth)).isZero();
        assertThat(journal.events(fourth).toString())
                .contains("3 recoveries of shop within 30 min: no more for now");

        now = now.plus(Duration.ofMinutes(16));
        assertThat(acts(fly())).as("the first of them is half an hour ago").isEqualTo(1);
    }

    @Test
    void a_recovery_of_another_service_does_not_count() {
        for (int i = 0; i < 3; i++) fly();

        var id = engine.open(alert("till")).join();
        assertThat(acts(id)).isEqualTo(1);
    }

    @Test
    void whoever_breaks_the_glass_in_one_incident_breaks_it_there_alone() {
        for (int i = 0; i < 3; i++) fly();
        var id = engine.open(alert("shop")).join();
        assertThat(acts(id)).isZero();

        engine.submit(
                id, new Signal.PersonBrokeGlass(now, "ada", Guard.RECOVERIES, "", "it is safe"));
        assertThat(acts(id)).isEqualTo(1);
        engine.submit(id, new Signal.PersonAborted(now, "ada", "done"));

        assertThat(acts(fly())).isZero();
    }

    /// Opened, flown as far as it goes, and ended by a person.
    private String fly() {
        var id = engine.open(alert("shop")).join();
        engine.submit(id, new Signal.PersonAborted(now, "ada", "next"));
        return id;
    }

    private static Alert alert(String service) {
        return new Alert(
                service,
                service,
                "it is down",
                java.util.Map.of(),
                PLAN,
                Plans.site(),
                Policy.standard().with(Autonomy.AUTO));
    }

    private long acts(String id) {
        var acts = new ArrayList<Event>();
        for (var event : journal.events(id))
            if (event instanceof Event.JobStarted(_, var run, _) && run.danger() != Danger.OBSERVE)
                acts.add(event);
        return acts.size();
    }
}
