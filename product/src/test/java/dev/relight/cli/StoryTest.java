package dev.relight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Danger;
import dev.relight.finding.Facts;
import dev.relight.finding.Judgement;
import dev.relight.finding.Outcome;
import dev.relight.incident.Event;
import dev.relight.incident.Form;
import dev.relight.incident.Hypothesis;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Opening;
import dev.relight.incident.Policy;
import dev.relight.incident.Purpose;
import dev.relight.incident.Question;
import dev.relight.incident.Run;
import dev.relight.incident.Site;
import dev.relight.plan.Plan;
import dev.relight.plan.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a person reads while an incident goes on.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoryTest {
    private static final Instant ZERO = Instant.parse("2026-01-01T10:00:00Z");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void an_incident_reads_from_top_to_bottom() {
        var story = new Story(terminal(false), ZERO, "demo: ");
        for (var event : incident()) story.tell(event);
        assertThat(text())
                .isEqualTo(
                        """
                        +1.2 s ✗  detected     lantern is down: 404 from /health
                        +1.2 s ·  acknowledged by relight
                        +1.3 s ·  looks        evidence first, nothing is changed
                        +1.9 s ·  evidence     1 answer; all of it is in
                        +2.0 s ·  scenario     Port conflict  (line 164)
                                               because "Address already in use" is in the log
                                               rather than Lantern has crashed  (line 300)
                        +2.1 s ?  asks         Port conflict: End the intruder
                                                 kill -9 4711
                                               disruptive, on local:/srv/lantern
                                               line 183 is disruptive: ends a process
                                               needs 2 people's yes; if nobody answers, it is not run
                                               demo: Ada and Ben say yes
                        +2.3 s ›  runs         kill -9 4711  (line 183)
                                               exit 0 after 0.1 s: done
                        +5.0 s ✓  resolved     it has been well for 10 s
                        """
                                .indent(3));
    }

    @Test
    void colour_is_only_colour() {
        for (var colour : List.of(true, false)) {
            var story = new Story(terminal(colour), ZERO, "");
            for (var event : incident()) story.tell(event);
        }
        var both = text();
        var plain = both.replaceAll("\u001b\\[[0-9]+m", "");
        assertThat(both).isNotEqualTo(plain);
        var half = plain.length() / 2;
        assertThat(plain.substring(0, half)).isEqualTo(plain.substring(half));
    }

    @Test
    void long_reasons_are_wrapped_beneath_their_beginning() {
        assertThat(Page.wrapped("one two three four", 9))
                .containsExactly("one two", "three", "four");
        assertThat(Page.wrapped("unbreakable", 4)).containsExactly("unbreakable");
        assertThat(Page.wrapped("", 10)).isEmpty();
    }

    @Test
    void lengths_read_as_people_say_them() {
        assertThat(Page.length(Duration.ofMillis(1_240))).isEqualTo("1.2 s");
        assertThat(Page.length(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
        assertThat(Page.length(Duration.ofMinutes(10))).isEqualTo("10 min");
    }

    private static List<Event> incident() {
        var look = run("i-83-1", Purpose.EVIDENCE, "ss -tlnp");
        var kill = run("i-183-1", Purpose.ACT, "kill -9 \"${RELIGHT_P_1}\"");
        var question =
                new Question(
                        "i-q1",
                        Question.Kind.APPROVE,
                        "Port conflict: End the intruder",
                        List.of("kill -9 4711"),
                        "local:/srv/lantern",
                        Danger.DISRUPTIVE,
                        List.of("line 183 is disruptive: ends a process"),
                        "digest",
                        2,
                        at(900),
                        "it is not run");
        var why = List.of("\"Address already in use\" is in the log");
        var conflict = new Hypothesis(164, "Port conflict", 5, true, why);
        var crash = new Hypothesis(300, "Lantern has crashed", 1, false, List.of("gone"));
        var hang = new Hypothesis(120, "Lantern hangs", -3, false, List.of("no process"));
        return List.of(
                new Event.Opened(at(1.2), opening()),
                new Event.Acknowledged(at(1.2), "relight"),
                new Event.JobStarted(at(1.3), look, "evidence first"),
                new Event.JobEnded(at(1.8), "i-83-1", List.of(end(83)), Facts.none()),
                new Event.EvidenceGathered(at(1.9), "all of it is in"),
                new Event.ScenarioChosen(at(2.0), conflict, List.of(crash, hang)),
                new Event.Asked(at(2.1), question),
                new Event.Approved(at(2.2), "i-q1", "Ada"),
                new Event.Approved(at(2.2), "i-q1", "Ben"),
                new Event.JobStarted(at(2.3), kill, "Port conflict"),
                new Event.JobEnded(at(2.4), "i-183-1", List.of(end(183)), Facts.none()),
                new Event.Resolved(at(5.0), at(5.0), "it has been well for 10 s"));
    }

    private static Opening opening() {
        var source = new Source("service-down.md", "0".repeat(64), "Service Down");
        var plan =
                new Plan(
                        source, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of(), List.of(), List.of(), List.of());
        var site = new Site("local", "/srv/lantern", Set.of(), Map.of(), Set.of(), true);
        var summary = "lantern is down: 404 from /health";
        return new Opening(
                "i", "lantern", "lantern", summary, Map.of(), plan, site, Policy.standard());
    }

    private static Run run(String fence, Purpose purpose, String line) {
        var form =
                new Form(
                        List.of(line),
                        Map.of("RELIGHT_P_1", "4711"),
                        Set.of(),
                        "local",
                        "/srv/lantern",
                        Duration.ofSeconds(10),
                        false);
        var number = Integer.parseInt(fence.split("-")[1]);
        return new Run(fence, purpose, List.of(number), form, Danger.OBSERVE, ZERO, false);
    }

    private static LineEnd end(int line) {
        var fine = new Judgement(Outcome.TRUE, "exit 0", List.of());
        return new LineEnd(line, 0, fine, "first\ndone\n", "", "", Duration.ofMillis(100));
    }

    private static Instant at(double seconds) {
        return ZERO.plusMillis(Math.round(seconds * 1_000));
    }

    private Terminal terminal(boolean colour) {
        var in = new ByteArrayInputStream(new byte[0]);
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(in, stream, stream, colour, 100, false);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
