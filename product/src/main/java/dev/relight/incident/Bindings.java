package dev.relight.incident;

import dev.relight.shell.Placeholder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands for a placeholder: from the settings, the alert, or what was seen.
final class Bindings {
    /// Nothing in it means anything to any shell, however many shells it goes through.
    static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

    private Bindings() {}

    /// @param placeholder as written: `<port>`, `{{ host }}`, `previous-tag`
    static Optional<String> value(Incident.Open open, String placeholder) {
        var site = open.opening().site().bindings();
        var name = name(placeholder);
        var set = first(site, placeholder, name);
        if (set.isPresent()) return set;
        var label = first(open.opening().labels(), placeholder, name);
        if (label.isPresent()) return label.filter(value -> PLAIN.matcher(value).matches());
        return Observed.value(open, name).filter(value -> PLAIN.matcher(value).matches());
    }

    private static Optional<String> first(Map<String, String> map, String written, String name) {
        var found = map.get(written);
        if (found == null) found = map.get(name);
        if (found == null) found = map.get(name.replace('-', '_'));
        return Optional.ofNullable(found).filter(value -> !value.isEmpty());
    }

    /// Without brackets, lower case, words joined by `-`.
    static String name(String placeholder) {
        var bare =
                placeholder
                        .replaceAll("^[<{\\[$\\s]+|[>}\\]\\s]+$", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[ _]+", "-");
        return bare.isEmpty() ? placeholder : bare;
    }

    static String name(Placeholder placeholder) {
        return name(placeholder.text());
    }
}
