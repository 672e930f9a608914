package dev.relight.finding;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Weighs by time what tells of a moment (`finding/past.yaml`): what is older than the outage is no
/// evidence of it, and what bears no time is weak evidence.
final class Ageing {
    /// Behind the name of a fact that nobody can date.
    static final String UNDATED = ".undated";

    /// Clocks of two machines differ so much without anybody noticing.
    private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

    /// Lines of a stack trace or a message that a line may be away from the one that bears its
    /// time.
    private static final int LINES_AWAY_MAX = 100;

    private Ageing() {}

    /// What is left of facts that a question is about.
    ///
    /// @param counted those that count
    /// @param old those that do not, being older than the outage
    record Sifted(List<Fact> counted, List<Fact> old) {}

    /// Facts of the present are left as they are; without a horizon all are.
    static Sifted sift(List<Fact> found, Facts facts) {
        var horizon = facts.horizon();
        if (horizon == null) return new Sifted(found, List.of());
        var counted = new ArrayList<Fact>();
        var old = new ArrayList<Fact>();
        for (var fact : found) {
            var row = Past.of(fact.subject());
            if (row == null) counted.add(fact);
            else
                switch (of(facts, fact, fact.raw())) {
                    case RECENT -> counted.add(fact);
                    case UNKNOWN -> counted.add(row.weak() ? undated(fact) : fact);
                    case OLD -> {
                        old.add(fact);
                        if (!row.becomes().isEmpty()) counted.add(valued(fact, row.becomes()));
                    }
                }
        }
        return new Sifted(counted, old);
    }

    /// The same fact under a name that says how little it is worth.
    static Fact undated(Fact fact) {
        var subject = Subject.of(fact.subject());
        return new Fact(
                new Subject(subject.name() + UNDATED, subject.about()).text(),
                fact.value(),
                fact.line(),
                fact.at(),
                fact.since(),
                fact.raw());
    }

    static boolean isUndated(Fact fact) {
        return Subject.of(fact.subject()).name().endsWith(UNDATED);
    }

    private static Fact valued(Fact fact, String value) {
        return new Fact(fact.subject(), value, fact.line(), fact.at(), fact.since(), fact.raw());
    }

    /// The age of one line of a log: by its own time, else by those of the lines around it.
    static Age of(Facts facts, Fact view, LogText log, int line) {
        var own = of(facts, view, log.line(line));
        if (own != Age.UNKNOWN) return own;
        var above = Age.UNKNOWN;
        for (int i = line - 1; i >= 0 && i >= line - LINES_AWAY_MAX; i--)
            if ((above = of(facts, view, log.line(i))) != Age.UNKNOWN) break;
        boolean cut = Subject.of(view.subject()).name().endsWith(".part");
        if (above == Age.RECENT || above == Age.OLD && !cut) return above;
        for (int i = line + 1; i < log.lines() && i <= line + LINES_AWAY_MAX; i++) {
            var below = of(facts, view, log.line(i));
            if (below == Age.OLD) return below;
            if (below == Age.RECENT) break;
        }
        return Age.UNKNOWN;
    }

    private static Age of(Facts facts, Fact fact, String words) {
        var horizon = facts.horizon();
        var at = fact.at();
        if (horizon == null || at == null) return Age.UNKNOWN;
        var place = new Stamps.Place(at, horizon.zone(), booted(facts, fact));
        var age = age(Stamps.times(words, place), horizon, at);
        return age == Age.UNKNOWN && isBounded(facts, fact, horizon.from(), at) ? Age.RECENT : age;
    }

    private static Age age(List<Instant> times, Horizon horizon, Instant at) {
        var past = times.stream().filter(it -> !it.isAfter(at.plus(CLOCKS_APART))).toList();
        if (past.isEmpty()) return Age.UNKNOWN;
        var from = horizon.from().truncatedTo(ChronoUnit.SECONDS); // a stamp tells the second
        long old = past.stream().filter(it -> it.isBefore(from)).count();
        if (old == past.size()) return Age.OLD;
        return old == 0 || horizon.zone() != null ? Age.RECENT : Age.UNKNOWN;
    }

    private static @Nullable Instant booted(Facts facts, Fact fact) {
        var uptime = ofLine(facts, "host.uptime_s", fact.line());
        return uptime == null || fact.at() == null
                ? null
                : fact.at().minusMillis((long) (Double.parseDouble(uptime) * 1000));
    }

    /// The look itself left out what is older: `docker logs --since 10m`.
    private static boolean isBounded(Facts facts, Fact fact, Instant from, Instant at) {
        var back = ofLine(facts, "log.since_s", fact.line());
        return back != null && !at.minusSeconds(Long.parseLong(back)).isBefore(from);
    }

    private static @Nullable String ofLine(Facts facts, String name, int line) {
        for (var fact : facts.about(new Subject(name, "")))
            if (fact.line() == line) return fact.value();
        return null;
    }
}
