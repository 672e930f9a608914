package dev.relight.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts values where placeholders stand, without any of them ever being read as shell.
///
/// A value travels as an environment variable that we name (`RELIGHT_P_1`), expanded within double
/// quotes. Where text is handed on to another shell, the value gets that shell's quotes too; where
/// it would become code, or stands where nothing can be quoted, the command is refused.
public sealed interface Binding {
    /// Letters, digits, dot, underscore and dash, the first a letter or digit: no shell splits,
    /// expands or takes for an option what fits; 253 is the longest host name there is (RFC 1035).
    Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

    /// Names of the variables begin so, and are counted from 1.
    String VARIABLE_PREFIX = "RELIGHT_P_";

    /// @param text to run
    /// @param environment what must be in the environment for that
    record Bound(String text, Map<String, String> environment) implements Binding {
        public Bound {
            environment = Map.copyOf(environment);
        }
    }

    /// @param reason in words, for people; names the placeholder
    record Refused(String reason) implements Binding {}

    static Binding bind(Statement statement, Map<String, String> values) {
        return bind(statement.text(), values);
    }

    /// @param values by the placeholder as it stands (`<port>`) or by its name (`port`)
    static Binding bind(String text, Map<String, String> values) {
        var placeholders = Placeholders.in(text);
        if (placeholders.isEmpty()) return new Bound(text, Map.of());
        if (text.contains(VARIABLE_PREFIX))
            return new Refused("the command itself speaks of " + VARIABLE_PREFIX);
        var unbound = new LinkedHashSet<String>();
        for (var placeholder : placeholders)
            if (value(placeholder, values) == null) unbound.add(placeholder.text());
        if (!unbound.isEmpty())
            return new Refused("nothing is known for " + String.join(", ", unbound));
        var tree = Shell.readCommand(text);
        if (tree.isBroken()) return new Refused("the command cannot be read as shell");
        return bind(text, placeholders, Openings.in(text, tree), values);
    }

    private static Binding bind(
            String text,
            List<Placeholder> placeholders,
            Map<Integer, Opening> openings,
            Map<String, String> values) {
        var variables = new LinkedHashMap<String, String>();
        var environment = new LinkedHashMap<String, String>();
        var bound = new StringBuilder();
        int at = 0;
        for (var placeholder : placeholders) {
            var value = String.valueOf(value(placeholder, values));
            var opening = openings.getOrDefault(placeholder.start(), Opening.NOWHERE);
            var refusal = refusal(placeholder, value, opening);
            if (!refusal.isEmpty()) return new Refused(refusal);
            var variable =
                    variables.computeIfAbsent(
                            placeholder.text(), _ -> VARIABLE_PREFIX + (variables.size() + 1));
            environment.put(variable, value);
            bound.append(text, at, placeholder.start()).append(opening.filled(variable));
            at = placeholder.end();
        }
        return new Bound(bound.append(text, at, text.length()).toString(), environment);
    }

    private static String refusal(Placeholder placeholder, String value, Opening opening) {
        if (!VALUE.matcher(value).matches())
            return "the value for %s is none that may reach a shell: %s"
                    .formatted(placeholder.text(), shown(value));
        return switch (opening.where()) {
            case OPEN -> "";
            case CODE ->
                    value.chars().allMatch(Character::isDigit)
                            ? ""
                            : "%s would become part of a program's code"
                                    .formatted(placeholder.text());
            case PROGRAM -> "%s would choose the program".formatted(placeholder.text());
            case NOWHERE ->
                    "%s stands where no value can be put safely".formatted(placeholder.text());
        };
    }

    /// Cut and without control characters, for a sentence.
    static String shown(String value) {
        var cut = value.length() > 40 ? value.substring(0, 40) + "..." : value;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    private static @Nullable String value(Placeholder placeholder, Map<String, String> values) {
        var byText = values.get(placeholder.text());
        return byText != null ? byText : values.get(placeholder.name());
    }

    /// Placeholders without a value, in the order of the text, each once.
    static List<String> unbound(String text, Map<String, String> values) {
        var unbound = new ArrayList<String>();
        for (var placeholder : Placeholders.in(text))
            if (value(placeholder, values) == null && !unbound.contains(placeholder.text()))
                unbound.add(placeholder.text());
        return unbound;
    }
}
