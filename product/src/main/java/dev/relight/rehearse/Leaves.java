package dev.relight.rehearse;

import dev.relight.finding.Literal;
import dev.relight.finding.Operator;
import dev.relight.finding.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a predicate asks at its ends: the expressions for logs, the status, the members of a body.
final class Leaves {
    private Leaves() {}

    /// Expressions that logs or outputs are searched for, in the predicate's order.
    static List<Predicate.Matches> searched(Predicate predicate) {
        var found = new ArrayList<Predicate.Matches>();
        for (var leaf : of(predicate)) if (leaf instanceof Predicate.Matches it) found.add(it);
        return found;
    }

    /// Texts that an output shall contain.
    static List<String> contained(Predicate predicate) {
        var found = new ArrayList<String>();
        for (var leaf : of(predicate))
            if (leaf instanceof Predicate.Compare(var subject, var operator, var value)
                    && operator == Operator.CONTAINS
                    && !subject.name().startsWith("json.")) found.add(value.text());
        return found;
    }

    /// Statuses it asks for, such as 201.
    static List<String> statuses(Predicate predicate) {
        var found = new ArrayList<String>();
        for (var leaf : of(predicate))
            if (leaf instanceof Predicate.Compare(var subject, var operator, var value)
                    && subject.name().equals("http.status")
                    && operator == Operator.EQUAL) found.add(value.text());
        return found;
    }

    /// A body with every member it asks for; null where it asks for none.
    static @Nullable String body(Predicate predicate) {
        var root = new LinkedHashMap<String, Object>();
        for (var leaf : of(predicate)) {
            if (leaf instanceof Predicate.Compare(var subject, var operator, var value)
                    && subject.name().startsWith("json.")
                    && (operator == Operator.EQUAL || operator == Operator.CONTAINS))
                put(root, subject.name().substring("json.".length()), value);
            if (leaf instanceof Predicate.Has(var subject, var member)) {
                var path =
                        subject.name().equals("json")
                                ? member
                                : subject.name().substring("json.".length()) + "." + member;
                put(root, path, null);
            }
        }
        return root.isEmpty() ? null : json(root);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> root, String path, @Nullable Literal value) {
        var at = root;
        var names = List.of(path.split("\\.", -1));
        for (var name : names.subList(0, names.size() - 1)) {
            var next = at.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
            if (!(next instanceof Map<?, ?>)) return;
            at = (Map<String, Object>) next;
        }
        if (value != null) at.put(names.getLast(), value);
        else at.putIfAbsent(names.getLast(), Map.of("any", Literal.text("ok")));
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            var members = new ArrayList<String>();
            map.forEach(
                    (name, member) -> members.add(quoted(name.toString()) + ":" + json(member)));
            return "{" + String.join(",", members) + "}";
        }
        if (!(value instanceof Literal literal)) return quoted(value.toString());
        boolean bare = literal.isNumber() || literal.text().matches("true|false");
        return bare ? literal.text() : quoted(literal.text());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Those that must not hold are left out: they are no wishes.
    private static List<Predicate> of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(var parts) -> parts.stream().flatMap(it -> of(it).stream()).toList();
            case Predicate.Or(var parts) -> parts.stream().flatMap(it -> of(it).stream()).toList();
            case Predicate.Lasting(var part, _) -> of(part);
            case Predicate.Not _ -> List.of();
            case Predicate.Compare _, Predicate.Matches _, Predicate.Has _, Predicate.Empty _ ->
                    List.of(predicate);
        };
    }
}
