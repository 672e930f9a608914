package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The grammar: read, written, judged.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PredicateTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.status = 200 and json.status = \"healthy\"",
                "stdout contains \"Up\"",
                "memory.used_percent > 90",
                "log matches /oomkilled/i",
                "log matches /a\\d+ b\\/c/",
                "exit = 0",
                "stdout is empty",
                "stdout is not empty",
                "lines >= 1",
                "json has dependencies",
                "json.data.result.0.value.1 = \"1\"",
                "metric(up) = 1",
                "http.health.ok = false for PT1M",
                "not (exit = 0 or exit = 1) and stdout is not empty",
                "(exit = 0 or exit = 1) and (not lines > 3 or lines < 1)",
                "log(postgres) matches /PANIC/",
                "http.status(GET http://localhost:8000/health?a=b) = 503",
                "x(\"odd ) name\") = \"two\\nlines \\\"quoted\\\"\"",
                "(a = 1 and b = 2) and c = 3",
                "not not a = 1",
                "not (a = 1 for PT1M)",
                "(not a = 1) for PT1M"
            })
    void what_is_printed_is_what_was_read(String text) {
        assertThat(Predicate.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "exit == 0 | exit = 0",
                "disk.used_percent >= 90% | disk.used_percent >= 90",
                "json.data.result[0].value[1] = 1 | json.data.result.0.value.1 = 1",
                "container.state = exited | container.state = \"exited\"",
                "stdout not contains \"x\" | not stdout contains \"x\"",
                "A = 1 AND b = 2 | A = 1 and b = 2",
                "((a = 1)) | a = 1",
            })
    void loose_spellings_become_the_canonical_one(String written, String canonical) {
        assertThat(Predicate.of(written).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "exit | 5 | held against nothing",
                "exit = | 7 | a value is missing",
                "= 3 | 1 | a subject is expected",
                "(exit = 0 | 10 | ')' is missing",
                "exit = 0 exit = 1 | 10 | is left over",
                "log matches oom | 13 | an expression is expected",
                "log matches /a | 15 | does not end",
                "log matches /(?=a)/ | 13 | ",
                "log matches /(a/ | 13 | ",
                "x > high | 5 | has no order",
                "x = 1 for ever | 11 | no length of time",
            })
    void a_mistake_is_shown_where_it_stands(String text, int column, String what) {
        assertThat(Predicate.parse(text))
                .isInstanceOfSatisfying(
                        Parsed.Unreadable.class,
                        wrong -> {
                            assertThat(wrong.column()).isEqualTo(column);
                            if (what != null) assertThat(wrong.what()).contains(what);
                            assertThat(wrong.mend()).isNotBlank();
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "http.status = 200 | FALSE",
                "http.status >= 500 | TRUE",
                "http.status(/health) = 503 | TRUE",
                "http.status(/other) = 503 | UNDECIDED",
                "http.time_ms > 5 | UNDECIDED",
                "http.status >= 500 or http.time_ms > 5 | TRUE",
                "http.status = 200 or http.time_ms > 5 | UNDECIDED",
                "http.status = 200 and http.time_ms > 5 | FALSE",
                "not http.time_ms > 5 | UNDECIDED",
                "not http.status = 200 | TRUE",
                "container.state(postgres) = exited | TRUE",
                "container.state(post) = exited | UNDECIDED",
                "container.state != running | TRUE",
                "not container.state = running | FALSE",
                "json.status = healthy | FALSE",
                "json.version = \"0.10\" | TRUE",
                "json.version = \"0.1\" | FALSE",
                "json.version = 0.1 | TRUE",
                "json has dependencies | TRUE",
                "json has uptime | FALSE",
                "log matches /refused/ | TRUE",
                "log matches /REFUSED/ | FALSE",
                "log(db) matches /nothing/ | UNDECIDED",
                "log(db) matches /panic/i | TRUE",
                "stdout is empty | TRUE",
                "stderr is empty | UNDECIDED",
                "port.owner(8080) != app | TRUE",
            })
    void three_answers(String predicate, Outcome expected) {
        var facts =
                Facts.of(
                        List.of(
                                new Fact("http.status(GET http://h:8000/health)", "503", 3),
                                new Fact("container.state(shop_postgres_1)", "Exited", 4),
                                new Fact("container.state(app)", "running", 4),
                                new Fact("json", "object", 5),
                                new Fact("json.version", "0.10", 5),
                                new Fact("json.dependencies.db", "ok", 5),
                                new Fact("log(app)", "start\nconnection refused\n", 6),
                                new Fact("log.part(db)", "PANIC: page", 7),
                                new Fact("stdout", " \n", 8),
                                new Fact("port.owner(8080)", "java", 9)));
        var judged = Predicate.of(predicate).judge(facts);
        assertThat(judged.outcome()).as(judged.because()).isEqualTo(expected);
        if (expected == Outcome.TRUE) assertThat(judged.facts()).isNotEmpty();
    }

    @Test
    void a_state_must_have_lasted() {
        var down = Facts.of(List.of(new Fact("http.health.ok", "false", 1)));
        var lasting = Predicate.of("http.health.ok = false for PT1M");
        assertThat(lasting.judge(down).outcome()).isEqualTo(Outcome.UNDECIDED);
        var first = down.at(1, NOON);
        assertThat(lasting.judge(first).outcome()).isEqualTo(Outcome.FALSE);
        var later = first.plus(down.at(1, NOON.plus(Duration.ofMinutes(2))));
        assertThat(lasting.judge(later).outcome()).isEqualTo(Outcome.TRUE);
        var up = Facts.of(List.of(new Fact("http.health.ok", "true", 1)));
        var again =
                later.plus(up.at(1, NOON.plusSeconds(150))).plus(down.at(1, NOON.plusSeconds(160)));
        assertThat(lasting.judge(again).outcome()).isEqualTo(Outcome.FALSE);
    }

    @Test
    void of_a_subject_the_newest_counts_but_logs_stand_side_by_side() {
        var facts =
                Facts.of(
                        List.of(
                                new Fact("disk.used_percent(/)", "95", 3),
                                new Fact("log(app)", "one", 3),
                                new Fact("exit", "1", 3),
                                new Fact("disk.used_percent(/)", "40", 9),
                                new Fact("log(app)", "two", 9),
                                new Fact("exit", "0", 9)));
        assertThat(Predicate.of("disk.used_percent >= 90").judge(facts).isFalse()).isTrue();
        assertThat(Predicate.of("log matches /one/ and log matches /two/").judge(facts).isTrue())
                .isTrue();
        assertThat(Predicate.of("exit(3) != 0 and exit(9) = 0").judge(facts).isTrue()).isTrue();
    }

    @Test
    void facts_are_the_same_whatever_the_order_of_different_subjects() {
        var a = new Fact("a", "1", 1);
        var b = new Fact("b", "2", 2);
        assertThat(Facts.of(List.of(a, b))).isEqualTo(Facts.of(List.of(b, a)));
        assertThat(Facts.of(List.of(a, b)).list()).containsExactly(a, b);
        assertThat(Facts.of(Facts.of(List.of(a, b)).list())).isEqualTo(Facts.of(List.of(a, b)));
    }

    @Test
    void no_text_makes_the_parser_throw_or_print_what_it_cannot_read() {
        var dice = new Random(20260301);
        var words =
                List.of(
                        "exit",
                        "=",
                        "!=",
                        "(",
                        ")",
                        "and",
                        "or",
                        "not",
                        "for",
                        "PT1M",
                        "log",
                        "matches",
                        "/a|b/i",
                        "/(((a+)+)+)+$/",
                        "/",
                        "\"",
                        "\"x\"",
                        "is",
                        "empty",
                        "has",
                        "7",
                        "contains",
                        "\\",
                        "[0]",
                        "json.a",
                        ".",
                        "\u0000",
                        "é",
                        "%");
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = dice.nextInt(12); n >= 0; n--)
                text.append(words.get(dice.nextInt(words.size())))
                        .append(dice.nextBoolean() ? " " : "");
            if (Predicate.parse(text.toString()) instanceof Parsed.Read(var predicate)) {
                read++;
                assertThat(Predicate.of(predicate.text())).isEqualTo(predicate);
                assertThat(predicate.judge(Facts.none()).because()).isNotBlank();
            }
        }
        assertThat(read).isGreaterThan(20);
    }

    @Test
    void an_expression_that_would_explode_elsewhere_takes_no_time() {
        var text = "a".repeat(100_000) + "!";
        var facts = Facts.of(List.of(new Fact("log", text, 1)));
        long start = System.nanoTime();
        assertThat(Predicate.of("log matches /(a+)+(a+)+b/").judge(facts).isFalse()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
}
