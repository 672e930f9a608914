package dev.relight.incident;

import dev.relight.shell.Binding;
import dev.relight.shell.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What stands for a placeholder: from the settings, the alert, or what was seen.
final class Bindings {
    private Bindings() {}

    /// What is known for the placeholders of a command, by the placeholder as written.
    static Map<String, String> values(Incident.Open open, String text) {
        var values = new TreeMap<String, String>();
        for (var placeholder : Placeholders.in(text))
            value(open, placeholder.text())
                    .ifPresent(value -> values.put(placeholder.text(), value));
        return values;
    }

    /// @param placeholder as written: `<port>`, `{{ host }}`, `previous-tag`
    static Optional<String> value(Incident.Open open, String placeholder) {
        var site = open.opening().site().bindings();
        var name = name(placeholder);
        var set = first(site, placeholder, name);
        if (set.isPresent()) return set;
        var label = first(open.opening().labels(), placeholder, name);
        if (label.isPresent()) return label.filter(value -> Binding.VALUE.matcher(value).matches());
        return Observed.value(open, name).filter(value -> Binding.VALUE.matcher(value).matches());
    }

    /// Lines of the runbook whose output gives values to a command's placeholders.
    static SortedSet<Integer> observed(Incident.Open open, String text) {
        var lines = new TreeSet<Integer>();
        for (var name : seen(open, text))
            Observed.answer(open, name).ifPresent(it -> lines.addAll(it.lines()));
        return lines;
    }

    /// Names of its placeholders that neither settings nor alert answer: what was seen must.
    static List<String> seen(Incident.Open open, String text) {
        var names = new ArrayList<String>();
        for (var placeholder : Placeholders.in(text)) {
            var name = name(placeholder.text());
            boolean given =
                    first(open.opening().site().bindings(), placeholder.text(), name).isPresent()
                            || first(open.opening().labels(), placeholder.text(), name).isPresent();
            if (!given && !Observed.isFixed(name)) names.add(name);
        }
        return names;
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
}
