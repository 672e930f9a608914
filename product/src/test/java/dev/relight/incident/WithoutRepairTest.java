package dev.relight.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Danger;
import dev.relight.finding.Fact;
import dev.relight.finding.Facts;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Plan;
import dev.relight.record.HandoverPage;
import dev.relight.record.WhereToBegin;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// When nothing is left to try, people are told where to begin.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WithoutRepairTest {
    /// More steps than any ladder here has.
    private static final int STEPS_MAX = 60;

    private static Plan plan() {
        return new Plans()
                .section(1, "Quick look", Phase.ASSESS)
                .look(3, "docker ps -a", null)
                .scenario(10, "Container not running")
                .symptom(11, "Container has exited", "container.state = \"exited\"")
                .act(13, "docker start shop", Danger.REVERSIBLE)
                .scenario(20, "Certificate expired")
                .symptom(21, "Handshakes fail", "cert.days_left < 0")
                .look(22, "openssl s_client -connect localhost:443", null)
                .scenario(30, "Disk full")
                .symptom(31, "No space left", "disk.used_percent > 95")
                .section(40, "Possible causes", Phase.DIAGNOSE)
                .symptom(41, "Many clients at once", "load.average > 1000")
                .section(50, "Restart", Phase.RECOVER)
                .act(52, "docker restart shop", Danger.REVERSIBLE)
                .plan();
    }

    @Test
    void what_fits_and_has_no_command_is_named_with_its_line_and_why_the_likeliest_first() {
        var all = flown("cert.days_left=-3", "load.average=5000", "container.state=running");

        var causes = WhereToBegin.of(all);
        assertThat(causes).extracting(Hypothesis::title).contains("Certificate expired");
        assertThat(causes).extracting(Hypothesis::title).contains("Possible causes");
        assertThat(causes)
                .extracting(Hypothesis::title)
                .doesNotContain("Disk full", "Container not running");
        assertThat(causes.getFirst().score()).isGreaterThanOrEqualTo(causes.getLast().score());
        var page = HandoverPage.markdown(all, Flight.START, ZoneOffset.UTC);
        assertThat(page)
                .contains("## " + WhereToBegin.HEADING)
                .contains("- Certificate expired (line 20): ");
        assertThat(page.indexOf(WhereToBegin.HEADING)).isLessThan(page.indexOf("## Tried so far"));
    }

    @Test
    void the_repairs_there_are_are_tried_before_that() {
        var all = flown("cert.days_left=-3");
        var kinds = all.stream().<Class<?>>map(Event::getClass).toList();
        assertThat(kinds.indexOf(Event.CausesLeft.class))
                .isGreaterThan(kinds.lastIndexOf(Event.RungFailed.class))
                .isEqualTo(kinds.indexOf(Event.HandedOver.class) - 1);
        assertThat(kinds).contains(Event.RungFailed.class);
    }

    @Test
    void where_nothing_fits_nothing_is_named_and_a_new_try_forgets_it() {
        var all = new ArrayList<>(flown("disk.used_percent=12"));
        assertThat(WhereToBegin.of(all)).isEmpty();
        assertThat(HandoverPage.markdown(all, Flight.START, ZoneOffset.UTC))
                .doesNotContain(WhereToBegin.HEADING);
        var fitting = new ArrayList<>(flown("disk.used_percent=99"));
        assertThat(WhereToBegin.of(fitting)).hasSize(1);
        fitting.add(new Event.TakenUpAgain(Flight.START, "Ada", "mended the disk"));
        assertThat(WhereToBegin.of(fitting)).isEmpty();
    }

    /// Until it is handed over; nothing of what is tried helps.
    private static List<Event> flown(String... facts) {
        var seen = new ArrayList<Fact>();
        for (var each : facts) {
            int equals = each.indexOf('=');
            seen.add(new Fact(each.substring(0, equals), each.substring(equals + 1), 3));
        }
        var opening = Plans.opening(plan(), Policy.standard().with(Autonomy.AUTO));
        var flight = new Flight();
        var all = new ArrayList<>(flight.take(new Signal.AlertFired(Flight.START, opening)));
        for (int step = 0; step < STEPS_MAX; step++) {
            if (flight.open().stage() instanceof Stage.HandedOver) return all;
            var running = flight.open().jobs().running().values().stream().findFirst();
            all.addAll(
                    running.isEmpty()
                            ? flight.later(Duration.ofMinutes(1))
                            : flight.ends(
                                    running.get(),
                                    0,
                                    running.get().purpose() == Purpose.EVIDENCE
                                            ? Facts.of(seen)
                                            : Facts.none()));
        }
        throw new AssertionError("it was never handed over: " + all);
    }
}
