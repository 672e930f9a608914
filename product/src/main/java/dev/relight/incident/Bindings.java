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
import java.util.stream.Collectors;

/// What stands for a placeholder: from the settings, the alert, or what was seen.
///
/// What a label of the alert may fill was decided before the incident opened, and stands among the
/// bindings of the site; a label by itself fills nothing.
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
        return Observed.value(open, name).filter(value -> Binding.VALUE.matcher(value).matches());
    }

    /// The value of a variable that the runbook needs and does not set; only one plain word.
    static Optional<String> variable(Incident.Open open, String name) {
        return Optional.ofNullable(open.opening().site().bindings().get("$" + name))
                .filter(value -> Binding.VALUE.matcher(value).matches());
    }

    /// Why labels of the alert do not fill these; empty if none would.
    static String leftOpen(Incident.Open open, List<String> placeholders) {
        var labels = open.opening().labels();
        return placeholders.stream()
                .map(it -> it.startsWith("$") ? it : name(it))
                .map(it -> labels.getOrDefault(Opening.LEFT_OPEN + it, ""))
                .filter(why -> !why.isEmpty())
                .distinct()
                .map(why -> "; " + why)
                .collect(Collectors.joining());
    }

    /// Lines of the runbook whose output gives values to a command's placeholders.
    static SortedSet<Integer> observed(Incident.Open open, String text) {
        var lines = new TreeSet<Integer>();
        for (var name : seen(open, text)) lines.addAll(Observed.lines(open, name));
        return lines;
    }

    /// Names of its placeholders that are not known since the opening: what was seen must.
    static List<String> seen(Incident.Open open, String text) {
        var names = new ArrayList<String>();
        for (var placeholder : Placeholders.in(text)) {
            var name = name(placeholder.text());
            boolean given =
                    first(open.opening().site().bindings(), placeholder.text(), name).isPresent();
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
