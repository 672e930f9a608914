package dev.relight.incident;

import dev.relight.shell.Placeholder;
import dev.relight.shell.Placeholders;
import java.util.Map;

/// One command with its placeholders filled in, or why that cannot be done.
///
/// Values reach the shell only as variables that Relight names itself: `RELIGHT_P_1`.
sealed interface Binding {
    record Bound(String text) implements Binding {}

    record Unbound(String because) implements Binding {}

    /// @param values variables used so far in this shell; new ones are added
    static Binding of(String text, Incident.Open open, Map<String, String> values) {
        var out = new StringBuilder();
        int from = 0;
        for (var placeholder : Placeholders.in(text)) {
            var value = Bindings.value(open, placeholder.text());
            if (value.isEmpty()) return new Unbound(placeholder.text() + " is not bound");
            boolean plain = Bindings.PLAIN.matcher(value.get()).matches();
            var quote = Quote.at(text, placeholder.start());
            if (!plain && quote != Quote.NONE)
                return new Unbound(
                        "%s is '%s', which is not safe between quotes"
                                .formatted(placeholder.text(), value.get()));
            out.append(text, from, placeholder.start());
            out.append(quote.around(variable(values, placeholder, value.get())));
            from = placeholder.end();
        }
        return new Bound(out.append(text.substring(from)).toString());
    }

    private static String variable(
            Map<String, String> values, Placeholder placeholder, String value) {
        for (var entry : values.entrySet())
            if (entry.getValue().equals(value)) return entry.getKey();
        var name = "RELIGHT_P_" + (values.size() + 1);
        if (values.put(name, value) != null)
            throw new IllegalStateException(name + " twice, for " + placeholder);
        return name;
    }

    /// Between which quotes a character stands.
    enum Quote {
        NONE,
        SINGLE,
        DOUBLE;

        /// Reads bash's quoting from the start; a here-document's body counts as unquoted, and
        /// there a variable is expanded too.
        static Quote at(String text, int offset) {
            var quote = NONE;
            for (int i = 0; i < offset; i++) {
                char c = text.charAt(i);
                switch (quote) {
                    case NONE -> {
                        if (c == '\\') i++;
                        else if (c == '\'') quote = SINGLE;
                        else if (c == '"') quote = DOUBLE;
                    }
                    case SINGLE -> {
                        if (c == '\'') quote = NONE;
                    }
                    case DOUBLE -> {
                        if (c == '\\') i++;
                        else if (c == '"') quote = NONE;
                    }
                }
            }
            return quote;
        }

        String around(String variable) {
            return switch (this) {
                case NONE -> "\"${" + variable + "}\"";
                case DOUBLE -> "${" + variable + "}";
                case SINGLE -> "'\"${" + variable + "}\"'";
            };
        }
    }
}
