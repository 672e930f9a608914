package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Searching long logs: fast, and never less than a plain search finds.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\u0000',
            nullValues = "-",
            value = {
                "OOMKilled => oomkilled",
                "(refused|lost).*database => database",
                "a.*b => -",
                "colou?r => colo",
                "time ?out => time",
                "(abc)?def => def",
                "(abc)*defg? => def",
                "[Ee]rror => rror",
                "x{0,3}yyy => yyy",
                "\\bexit\\b code => code",
                "(?i)error => -",
                "[[:alpha:]]+error => -",
                "\\Qa.b\\E => -",
                "Größe => -",
            })
    void needles_are_words_that_must_be_there(String regex, String needles) {
        var found = Needles.of(regex);
        if (needles == null) assertThat(found).isEmpty();
        else assertThat(found.getFirst().strip()).isEqualTo(needles);
    }

    @Test
    void each_alternative_has_its_own_needle() {
        assertThat(Needles.of("connection refused|time ?out|OOM"))
                .containsExactly("connection refused", "time", "oom");
        assertThat(Needles.of("connection refused|ab")).isEmpty();
    }

    @Test
    void needles_never_hide_a_line_that_fits() {
        var dice = new Random(20260301);
        var atoms =
                List.of(
                        "err", "or", "fail", "a", ".", "\\.", "\\d", "[ab]", "(", ")", "|", "?",
                        "*", "+", "{0,2}", "{2}", " ", "\\b", "Time", "^", "$", "(?:", "out");
        var words =
                List.of(
                        "err", "error", "FAIL", "fail", "a", "time", "out", "timeout", " ", ".",
                        "7", "b", "\n");
        int tried = 0;
        for (int i = 0; i < 60_000 && tried < 4_000; i++) {
            var regex = joined(atoms, dice, 7);
            com.google.re2j.Pattern pattern;
            try {
                pattern = Regex.of(regex, true);
            } catch (IllegalArgumentException e) {
                continue;
            }
            tried++;
            var log = joined(words, dice, 40);
            boolean plain =
                    log.lines().anyMatch(line -> pattern.matcher(line).find())
                            || log.split("\n", -1).length > log.lines().count()
                                    && pattern.matcher("").find();
            boolean found =
                    !new LogText(log).newest(pattern, Needles.of(regex), 1).hits().isEmpty();
            assertThat(found)
                    .as("/%s/ in %s with %s", regex, log, Needles.of(regex))
                    .isEqualTo(plain);
        }
        assertThat(tried).isGreaterThan(1_000);
    }

    @Test
    void a_long_log_keeps_what_is_asked_for_and_says_whether_that_is_all() {
        var log = new StringBuilder("start\nFATAL needle in the hay\n");
        for (int i = 0; i < 20_000; i++)
            log.append("2026-01-05 10:00:00 ERROR request ").append(i).append(" was slow\n");
        var facts = Facts.of(List.of(new Fact("log(app)", log.toString(), 3)));
        var asked = Predicate.of("log matches /needle/");
        var other = Predicate.of("log matches /haystack/");
        assertThat(asked.judge(facts).isTrue()).isTrue();
        var kept = facts.kept(List.of(asked, other));
        assertThat(asked.judge(kept).isTrue()).isTrue();
        assertThat(other.judge(kept).isFalse()).isTrue();
        var blind = facts.kept();
        assertThat(blind.list().getFirst().value()).hasSizeLessThan(LogExcerpt.CHARACTERS_MAX);
        assertThat(other.judge(blind).isUndecided())
                .as("what was cut away may have held it")
                .isTrue();
    }

    @Test
    void a_short_log_is_kept_whole_and_outputs_are_not_kept() {
        var facts =
                Facts.of(
                        List.of(
                                new Fact("log(app)", "ready", 3),
                                new Fact("stdout", "ready", 3),
                                new Fact("stderr", "x", 3),
                                new Fact("exit", "0", 3)));
        assertThat(facts.kept().list())
                .extracting(Fact::subject)
                .containsExactly("exit", "log(app)");
    }

    private static String joined(List<String> parts, Random dice, int max) {
        var text = new StringBuilder();
        for (int n = 1 + dice.nextInt(max); n > 0; n--)
            text.append(parts.get(dice.nextInt(parts.size())));
        return text.toString();
    }
}
