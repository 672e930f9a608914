package dev.relight.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnCallTest {
    private static final Person ADA = new Person("Ada", Role.APPROVER);
    private static final Person BEN = new Person("Ben", Role.APPROVER);
    private static final Person CLEO = new Person("Cleo", Role.ADMIN);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void turns_pass_on_each_week_at_the_hand_over() {
        var weekly = weekly(List.of());
        assertThat(OnCall.who(weekly, Instant.parse("2026-01-05T08:59:59Z"))).isEqualTo(ADA);
        assertThat(OnCall.who(weekly, at("2026-01-12T08:59:59"))).isEqualTo(ADA);
        assertThat(OnCall.who(weekly, at("2026-01-12T09:00:00"))).isEqualTo(BEN);
        assertThat(OnCall.who(weekly, at("2026-01-26T09:00:00"))).isEqualTo(BEN);
    }

    @Test
    void the_hand_over_keeps_its_wall_clock_time_when_the_clocks_change() {
        var weekly = weekly(List.of());
        assertThat(OnCall.who(weekly, at("2026-03-30T08:59:00")))
                .isNotEqualTo(OnCall.who(weekly, at("2026-03-30T09:00:00")));
        assertThat(Duration.between(at("2026-03-23T09:00:00"), at("2026-03-30T09:00:00")))
                .isEqualTo(Duration.ofHours(167));
    }

    @Test
    void before_the_first_hand_over_it_is_the_first() {
        assertThat(OnCall.who(weekly(List.of()), Instant.EPOCH)).isEqualTo(ADA);
    }

    @Test
    void a_cover_stands_in_for_its_time_and_the_later_one_wins() {
        var holiday =
                new Cover(BEN, at("2026-01-06T00:00:00"), at("2026-01-09T00:00:00"), "holiday");
        var swap = new Cover(CLEO, at("2026-01-08T00:00:00"), at("2026-01-10T00:00:00"), "swap");
        var weekly = weekly(List.of(holiday, swap));
        assertThat(OnCall.who(weekly, at("2026-01-07T12:00:00"))).isEqualTo(BEN);
        assertThat(OnCall.who(weekly, at("2026-01-08T12:00:00"))).isEqualTo(CLEO);
        assertThat(OnCall.who(weekly, at("2026-01-10T00:00:00"))).isEqualTo(ADA);
    }

    @Test
    void a_rule_that_ends_or_is_none_is_told() {
        assertThat(OnCall.flaw("FREQ=WEEKLY")).isEmpty();
        assertThat(OnCall.flaw("FREQ=WEEKLY;COUNT=3")).isPresent();
        assertThat(OnCall.flaw("every monday")).isPresent();
    }

    @Test
    void a_level_reaches_whoever_is_on_call_and_each_person_once() {
        var level =
                new EscalationPolicy.Level(
                        Duration.ZERO, List.of(weekly(List.of())), List.of(ADA, CLEO));
        assertThat(level.reached(at("2026-01-06T00:00:00"))).containsExactly(ADA, CLEO);
        assertThat(level.reached(at("2026-01-13T00:00:00"))).containsExactly(BEN, ADA, CLEO);
    }

    @Test
    void levels_out_of_order_are_refused() {
        var late = new EscalationPolicy.Level(Duration.ofMinutes(30), List.of(), List.of(ADA));
        var early = new EscalationPolicy.Level(Duration.ofMinutes(5), List.of(), List.of(BEN));
        assertThatThrownBy(() -> new EscalationPolicy("web", List.of(late, early)))
                .hasMessageContaining("sort them by delay");
    }

    private static Rotation weekly(List<Cover> covers) {
        return new Rotation(
                "web",
                List.of(ADA, BEN),
                "FREQ=WEEKLY",
                LocalDateTime.parse("2026-01-05T09:00:00"),
                BERLIN,
                covers);
    }

    private static Instant at(String wallClock) {
        return LocalDateTime.parse(wallClock).atZone(BERLIN).toInstant();
    }
}
