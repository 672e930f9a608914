package dev.relight.trace;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.incident.Event;
import dev.relight.rehearse.Nights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Over simulated nights in which everything goes wrong that can.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpansTest {
    private static final int NIGHTS = 8;
    private static final List<List<Event>> INCIDENTS = incidents();

    private static List<List<Event>> incidents() {
        var all = new ArrayList<List<Event>>();
        for (int seed = 0; seed < NIGHTS; seed++) all.addAll(Nights.incidents(seed).values());
        return all;
    }

    @Test
    void every_span_stands_in_one_that_lasts_as_long_and_has_a_key_of_its_own() {
        for (var events : INCIDENTS) {
            var spans = Spans.of(events);
            var byKey = spans.stream().collect(Collectors.toMap(Span::key, Function.identity()));
            for (var span : spans) {
                assertThat(span.ended()).isAfterOrEqualTo(span.began());
                var parent = span.parent() == null ? span : byKey.get(span.parent());
                if (parent == null) {
                    assertThat(isOver(events)).as("%s has lost its parent", span.key()).isFalse();
                    continue;
                }
                assertThat(span.began()).as(span.key()).isAfterOrEqualTo(parent.began());
            }
            if (isOver(events)) {
                var root = requireNonNull(byKey.get(Spans.ROOT));
                assertThat(root.began()).isEqualTo(events.getFirst().at());
                assertThat(spans.getLast()).isSameAs(root);
                assertThat(spans).filteredOn(it -> it.parent() == null).containsExactly(root);
            }
        }
    }

    @Test
    void every_command_and_every_question_is_one_span_with_the_journal_s_times() {
        int jobs = 0;
        int questions = 0;
        for (var events : INCIDENTS) {
            if (!isOver(events)) continue;
            var byKey =
                    Spans.of(events).stream()
                            .collect(Collectors.toMap(Span::key, Function.identity()));
            var seen = new HashSet<String>();
            for (var event : events)
                switch (event) {
                    case Event.JobStarted(var at, var run, _) when seen.add(run.fence()) -> {
                        jobs++;
                        assertThat(of(byKey, "job " + run.fence()).began()).isEqualTo(at);
                    }
                    case Event.JobEnded(var at, var fence, _, _) ->
                            assertThat(of(byKey, "job " + fence).ended()).isEqualTo(at);
                    case Event.Asked(var at, var question) -> {
                        questions++;
                        assertThat(of(byKey, "question " + question.id()).began()).isEqualTo(at);
                    }
                    case Event.Expired(var at, var question) ->
                            assertThat(of(byKey, "question " + question).ended()).isEqualTo(at);
                    default -> {}
                }
        }
        assertThat(jobs).isGreaterThan(100);
        assertThat(questions).isGreaterThan(3);
    }

    @Test
    void told_in_pieces_it_is_the_same_as_told_at_once() {
        for (var events : INCIDENTS) {
            var whole = Spans.of(events);
            var pieces = new ArrayList<Span>();
            int told = 0;
            for (int upTo = 1; told < events.size(); upTo += 1 + events.size() / 12) {
                int now = Math.min(upTo, events.size());
                int before = told;
                Spans.of(events.subList(0, now)).stream()
                        .filter(span -> span.closedBy() > before)
                        .forEach(pieces::add);
                told = now;
            }
            assertThat(pieces).isEqualTo(whole);
        }
    }

    private static boolean isOver(List<Event> events) {
        return events.stream()
                .anyMatch(it -> it instanceof Event.Closed || it instanceof Event.Aborted);
    }

    private static Span of(Map<String, Span> byKey, String key) {
        return requireNonNull(byKey.get(key), key);
    }
}
