package dev.relight.finding;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds a predicate against facts; what nobody saw stays undecided.
final class Judging {
    private Judging() {}

    static Judgement judge(Predicate predicate, Facts facts) {
        return switch (predicate) {
            case Predicate.Compare compare -> compare(compare, facts);
            case Predicate.Matches matches -> LogJudging.matches(matches, facts);
            case Predicate.Has(var subject, var member) -> has(subject, member, facts);
            case Predicate.Empty(var subject) -> empty(subject, facts);
            case Predicate.And(var parts) -> joined(parts, facts, Outcome.FALSE, " and ");
            case Predicate.Or(var parts) -> joined(parts, facts, Outcome.TRUE, " or ");
            case Predicate.Not(var part) -> {
                var judged = part.judge(facts);
                yield new Judgement(judged.outcome().not(), judged.because(), judged.facts());
            }
            case Predicate.Lasting(var part, var length) -> lasting(part, length, facts);
        };
    }

    /// One deciding part is enough; all must be known for the opposite.
    private static Judgement joined(
            List<Predicate> parts, Facts facts, Outcome deciding, String glue) {
        var because = new ArrayList<String>();
        var rests = new ArrayList<Fact>();
        var unknown = new ArrayList<String>();
        for (var part : parts) {
            var judged = part.judge(facts);
            if (judged.outcome() == deciding) return judged;
            if (judged.isUndecided()) unknown.add(judged.because());
            because.add(judged.because());
            rests.addAll(judged.facts());
        }
        if (!unknown.isEmpty())
            return new Judgement(Outcome.UNDECIDED, String.join("; ", unknown), List.of());
        return new Judgement(deciding.not(), String.join(glue, because), rests);
    }

    private static Judgement compare(Predicate.Compare compare, Facts facts) {
        var all = facts.about(compare.subject());
        if (all.isEmpty()) return missing(compare.subject(), facts);
        var sifted = Ageing.sift(all, facts);
        var found = sifted.counted();
        if (found.isEmpty()) return tooOld(sifted.old(), facts);
        var fits = found.stream().filter(fact -> fits(compare, fact.value())).toList();
        if (!fits.isEmpty()) return judged(Outcome.TRUE, fits);
        var judged = judged(Outcome.FALSE, found);
        if (sifted.old().isEmpty()) return judged;
        return new Judgement(
                Outcome.FALSE,
                judged.because() + "; " + tooOld(sifted.old(), facts).because(),
                found);
    }

    private static Judgement tooOld(List<Fact> old, Facts facts) {
        var horizon = facts.horizon();
        if (horizon == null) throw new IllegalStateException("nothing is old without a horizon");
        var words = old.stream().limit(3).map(Fact::words).toList();
        return new Judgement(
                Outcome.UNDECIDED, String.join(", ", words) + " is" + horizon.words(), List.of());
    }

    static Judgement judged(Outcome outcome, List<Fact> facts) {
        var words = facts.stream().limit(3).map(Fact::words).toList();
        var more = facts.size() > 3 ? " and " + (facts.size() - 3) + " more" : "";
        return new Judgement(outcome, String.join(", ", words) + more, facts);
    }

    /// An answer whose form was seen has no members but those seen; else nobody knows.
    static Judgement missing(Subject subject, Facts facts) {
        int dot = subject.name().indexOf('.');
        if (dot > 0) {
            var whole = new Subject(subject.name().substring(0, dot), subject.about());
            var form = facts.about(whole);
            if (!form.isEmpty())
                return new Judgement(
                        Outcome.FALSE, "no " + subject.text() + " in the answer", form);
        }
        var output = facts.about(new Subject("stdout", ""));
        if (subject.name().equals("number") && !output.isEmpty())
            return new Judgement(Outcome.FALSE, "no single number in the output", output);
        var failed = facts.about(new Subject("look.failed", ""));
        var why = failed.size() == 1 ? " (" + failed.getFirst().value() + ")" : "";
        return new Judgement(Outcome.UNDECIDED, "no fact about " + subject.text() + why, List.of());
    }

    private static boolean fits(Predicate.Compare compare, String value) {
        var literal = compare.value();
        var order = literal.isNumber() ? order(value, literal.text()) : Optional.<Integer>empty();
        boolean equal =
                literal.isNumber()
                        ? order.isPresent() && order.get() == 0
                        : value.equalsIgnoreCase(literal.text());
        return switch (compare.operator()) {
            case EQUAL -> equal;
            case UNEQUAL -> !equal;
            case CONTAINS -> value.contains(literal.text());
            case LESS -> order.isPresent() && order.get() < 0;
            case AT_MOST -> order.isPresent() && order.get() <= 0;
            case MORE -> order.isPresent() && order.get() > 0;
            case AT_LEAST -> order.isPresent() && order.get() >= 0;
        };
    }

    private static Optional<Integer> order(String value, String literal) {
        var number = value.strip();
        if (!PredicateScanner.isNumber(number)) return Optional.empty();
        return Optional.of(new BigDecimal(number).compareTo(new BigDecimal(literal)));
    }

    private static Judgement has(Subject subject, String member, Facts facts) {
        var whole = new Subject(subject.name() + "." + member, subject.about());
        var found = new ArrayList<>(facts.about(whole));
        found.addAll(facts.under(whole));
        return found.isEmpty() ? missing(whole, facts) : judged(Outcome.TRUE, found);
    }

    private static Judgement empty(Subject subject, Facts facts) {
        var found = facts.about(subject);
        if (found.isEmpty()) return missing(subject, facts);
        var filled = found.stream().filter(fact -> !fact.value().isBlank()).toList();
        return filled.isEmpty()
                ? new Judgement(Outcome.TRUE, subject.text() + " is empty", found)
                : judged(Outcome.FALSE, filled);
    }

    private static Judgement lasting(Predicate part, Duration length, Facts facts) {
        var now = part.judge(facts);
        if (!now.isTrue()) return now;
        for (var fact : now.facts()) {
            var since = fact.since();
            var at = fact.at();
            if (since == null || at == null)
                return new Judgement(
                        Outcome.UNDECIDED, now.because() + ", nobody saw since when", List.of());
            if (Duration.between(since, at).compareTo(length) < 0)
                return new Judgement(
                        Outcome.FALSE, now.because() + ", but not yet for " + length, now.facts());
        }
        return new Judgement(Outcome.TRUE, now.because() + ", for " + length, now.facts());
    }
}
