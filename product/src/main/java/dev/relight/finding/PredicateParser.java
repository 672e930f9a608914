package dev.relight.finding;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a predicate by recursive descent: or, and, not, a test, `for` a while.
final class PredicateParser {
    /// Far beyond what a person writes, and far below what a stack holds.
    private static final int DEPTH_MAX = 50;

    private static final int CHARACTERS_MAX = 8_000;

    private final PredicateScanner in;
    private final boolean trusted;
    private int depth;

    /// @param trusted expressions are right, and need not be tried
    PredicateParser(String text, boolean trusted) {
        in = new PredicateScanner(text);
        this.trusted = trusted;
    }

    Parsed parse() {
        try {
            if (in.length() > CHARACTERS_MAX)
                throw in.stop("too long", "at most " + CHARACTERS_MAX + " characters");
            var predicate = or();
            if (!in.atEnd())
                throw in.stop("'" + in.rest() + "' is left over", "join tests by 'and' or 'or'");
            return new Parsed.Read(predicate);
        } catch (PredicateScanner.Stop stop) {
            return new Parsed.Unreadable(stop.column, stop.what, stop.mend);
        }
    }

    private Predicate or() throws PredicateScanner.Stop {
        if (++depth > DEPTH_MAX) throw in.stop("nested too deeply", "at most " + DEPTH_MAX);
        var parts = new ArrayList<Predicate>(List.of(and()));
        while (in.word("or")) parts.add(and());
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Predicate.Or(parts);
    }

    private Predicate and() throws PredicateScanner.Stop {
        var parts = new ArrayList<Predicate>(List.of(not()));
        while (in.word("and")) parts.add(not());
        return parts.size() == 1 ? parts.getFirst() : new Predicate.And(parts);
    }

    private Predicate not() throws PredicateScanner.Stop {
        if (!in.word("not")) return lasting();
        if (++depth > DEPTH_MAX) throw in.stop("nested too deeply", "at most " + DEPTH_MAX);
        var part = not();
        depth--;
        return new Predicate.Not(part);
    }

    private Predicate lasting() throws PredicateScanner.Stop {
        var part = primary();
        if (!in.word("for")) return part;
        int column = in.column();
        var length = in.bare();
        try {
            return new Predicate.Lasting(part, Duration.parse(length.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException e) {
            throw in.stop(column, "'" + length + "' is no length of time", "write PT1M or PT30S");
        }
    }

    private Predicate primary() throws PredicateScanner.Stop {
        if (!in.sign("(")) return test();
        var inner = or();
        if (!in.sign(")")) throw in.stop("')' is missing", "close what was opened");
        return inner;
    }

    private Predicate test() throws PredicateScanner.Stop {
        var subject = in.subject();
        if (in.word("not")) return new Predicate.Not(tested(subject));
        return tested(subject);
    }

    private Predicate tested(Subject subject) throws PredicateScanner.Stop {
        if (in.word("is")) {
            boolean not = in.word("not");
            if (!in.word("empty")) throw in.stop("'is' what?", "write 'is empty'");
            Predicate empty = new Predicate.Empty(subject);
            return not ? new Predicate.Not(empty) : empty;
        }
        if (in.word("has")) return new Predicate.Has(subject, in.member());
        if (in.word("matches")) return matches(subject);
        if (in.word("contains")) return compare(subject, Operator.CONTAINS);
        var operator = operator();
        if (operator == null)
            throw in.stop(
                    "'" + subject.text() + "' is held against nothing",
                    "use = != < <= > >= contains matches has 'is empty'");
        return compare(subject, operator);
    }

    private @Nullable Operator operator() {
        if (in.sign("!=")) return Operator.UNEQUAL;
        if (in.sign("<=")) return Operator.AT_MOST;
        if (in.sign(">=")) return Operator.AT_LEAST;
        if (in.sign("==") || in.sign("=")) return Operator.EQUAL;
        if (in.sign("<")) return Operator.LESS;
        if (in.sign(">")) return Operator.MORE;
        return null;
    }

    private Predicate compare(Subject subject, Operator operator) throws PredicateScanner.Stop {
        int column = in.column();
        var value = in.literal();
        if (operator.isOrder() && !value.isNumber())
            throw in.stop(column, "'" + value.text() + "' has no order", "write a number");
        return new Predicate.Compare(subject, operator, value);
    }

    private Predicate matches(Subject subject) throws PredicateScanner.Stop {
        int column = in.column();
        var regex = in.regex();
        boolean ignoringCase = in.flag('i');
        try {
            if (!trusted) Regex.of(regex, ignoringCase);
            return new Predicate.Matches(subject, regex, ignoringCase);
        } catch (IllegalArgumentException e) {
            throw in.stop(
                    column,
                    String.valueOf(e.getMessage()),
                    "use a plain expression, without look-around or back references");
        }
    }
}
