package dev.relight.finding;

import java.time.Duration;
import java.util.List;

/// A question to the facts, such as `http.status = 200 and json.status = "healthy"`; never sends
/// anything itself.
public sealed interface Predicate {
    /// In the grammar of `docs/reference/predicates.md`; parses back to an equal predicate.
    default String text() {
        return PredicatePrinter.print(this);
    }

    /// Three-valued, with the reason and the facts it rests on.
    default Judgement judge(Facts facts) {
        return Judging.judge(this, facts);
    }

    /// Reads a predicate that a person wrote.
    static Parsed parse(String text) {
        return new PredicateParser(text, false).parse();
    }

    /// Reads a predicate of the project's own tables, where a mistake is a bug. Their expressions
    /// are tried by a test, and compiled only when they are asked.
    static Predicate of(String text) {
        return switch (new PredicateParser(text, true).parse()) {
            case Parsed.Read(var predicate) -> predicate;
            case Parsed.Unreadable(int column, var what, var mend) ->
                    throw new IllegalArgumentException(
                            "'%s', column %d: %s; %s".formatted(text, column, what, mend));
        };
    }

    /// `subject = 200`: true if any fact of that subject compares so.
    record Compare(Subject subject, Operator operator, Literal value) implements Predicate {}

    /// `log matches /oom/i`: line by line, in time linear to the length.
    record Matches(Subject subject, String regex, boolean ignoringCase) implements Predicate {
        public Matches {
            regex = regex.replace("\\/", "/");
        }
    }

    /// `json has dependencies`: there is such a member, whatever its value.
    record Has(Subject subject, String member) implements Predicate {}

    /// `stdout is empty`: nothing, or only blanks.
    record Empty(Subject subject) implements Predicate {}

    record And(List<Predicate> parts) implements Predicate {
        public And {
            parts = atLeastTwo(parts);
        }
    }

    record Or(List<Predicate> parts) implements Predicate {
        public Or {
            parts = atLeastTwo(parts);
        }
    }

    record Not(Predicate part) implements Predicate {}

    /// `http.health.ok = false for PT1M`: has been so without a break.
    record Lasting(Predicate part, Duration length) implements Predicate {}

    private static List<Predicate> atLeastTwo(List<Predicate> parts) {
        if (parts.size() < 2)
            throw new IllegalArgumentException(parts.size() + " parts; and/or join at least two");
        return List.copyOf(parts);
    }
}
