package dev.relight.finding;

import java.util.stream.Collectors;

/// Writes a predicate in its one canonical form.
final class PredicatePrinter {
    private PredicatePrinter() {}

    static String print(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Compare(var subject, var operator, var value) ->
                    print(subject) + " " + operator.sign() + " " + value.printed();
            case Predicate.Matches(var subject, var regex, boolean ignoringCase) ->
                    print(subject) + " matches /" + escaped(regex) + (ignoringCase ? "/i" : "/");
            case Predicate.Has(var subject, var member) -> print(subject) + " has " + member;
            case Predicate.Empty(var subject) -> print(subject) + " is empty";
            case Predicate.And(var parts) ->
                    parts.stream()
                            .map(part ->
                                    inside(
                                            part,
                                            part instanceof Predicate.Or
                                                    || part instanceof Predicate.And))
                            .collect(Collectors.joining(" and "));
            case Predicate.Or(var parts) ->
                    parts.stream()
                            .map(part -> inside(part, part instanceof Predicate.Or))
                            .collect(Collectors.joining(" or "));
            case Predicate.Not(Predicate.Empty(var subject)) -> print(subject) + " is not empty";
            case Predicate.Not(var part) -> "not " + inside(part, joins(part));
            case Predicate.Lasting(var part, var length) ->
                    inside(part, joins(part) || part instanceof Predicate.Not) + " for " + length;
        };
    }

    private static boolean joins(Predicate part) {
        return part instanceof Predicate.And
                || part instanceof Predicate.Or
                || part instanceof Predicate.Lasting;
    }

    private static String inside(Predicate part, boolean parentheses) {
        return parentheses ? "(" + print(part) + ")" : print(part);
    }

    private static String print(Subject subject) {
        var about = subject.about();
        if (about.isEmpty()) return subject.name();
        boolean plain = about.chars().noneMatch(c -> c == '(' || c == ')' || c == '"' || c < ' ');
        boolean trimmed = about.equals(about.strip());
        return subject.name() + "(" + (plain && trimmed ? about : Literal.quoted(about)) + ")";
    }

    /// A slash inside the expression would end it.
    private static String escaped(String regex) {
        var out = new StringBuilder();
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\' && i + 1 < regex.length()) out.append(c).append(regex.charAt(++i));
            else if (c == '/') out.append("\\/");
            else out.append(c);
        }
        return out.toString();
    }
}
