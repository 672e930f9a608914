package dev.relight.finding;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a failed deed and an empty answer say of a service, and what they do not.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SilentEvidenceTest {
    private static final String TAKEN =
            "driver failed programming external connectivity: listen tcp4 0.0.0.0:80: bind: address already in use";

    @Test
    void a_start_that_fails_says_why_like_a_log() {
        assertThat(portIsTaken("docker-compose restart web").isTrue()).isTrue();
        assertThat(portIsTaken("docker start web").isTrue()).isTrue();
    }

    @Test
    void a_second_copy_that_finds_no_room_says_nothing_of_the_first() {
        assertThat(portIsTaken("docker-compose up -d --scale web=2").isTrue()).isFalse();
    }

    @Test
    void withheld_and_empty_is_no_missing_variable_where_the_container_may_be_down() {
        var inside = Reading.of("docker exec web env | grep WEB_", 1, "", "", Duration.ZERO);
        assertThat(missing(inside).isUndecided()).isTrue();
        var here = Reading.of("env | grep WEB_", 1, "", "", Duration.ZERO);
        assertThat(missing(here).isTrue()).isTrue();
    }

    private static Judgement portIsTaken(String deed) {
        var facts = Reading.of(deed, 1, "", TAKEN, Duration.ZERO);
        return requireNonNull(Symptoms.predicate("Port already in use")).judge(facts);
    }

    private static Judgement missing(Facts facts) {
        return requireNonNull(Symptoms.predicate("configuration issues are identified"))
                .judge(facts);
    }
}
