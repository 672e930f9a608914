package dev.relight.incident;

import dev.relight.plan.Command;
import dev.relight.shell.Binding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a rung lacks and a person can name: which process, which container.
///
/// What is chosen is one of those that were seen, has the shape of a value, and reaches the shell
/// as every value does: as a variable, never as text.
final class Blanks {
    private Blanks() {}

    /// All that it lacks, if that is all that stands in its way; else empty.
    static List<Which.Blank> of(Incident.Open open, Rung.Key key) {
        var written = written(open, key);
        if (written.isEmpty()) return List.of();
        var blanks = new ArrayList<Which.Blank>();
        var first = new TreeMap<String, String>();
        for (var entry : written.entrySet()) {
            var options = Observed.options(open, entry.getKey());
            if (options.isEmpty()) return List.of();
            blanks.add(new Which.Blank(entry.getKey(), entry.getValue(), options));
            first.put(entry.getKey(), options.getFirst().value());
        }
        return Rungs.of(filled(open, first), key) instanceof Rungs.Made.Ready ? blanks : List.of();
    }

    /// Placeholders that nothing fills, by name.
    private static Map<String, String> written(Incident.Open open, Rung.Key key) {
        var written = new LinkedHashMap<String, String>();
        var unit = Ladder.procedure(open, key).unit(key.unit());
        for (Command command : Rungs.formed(open, unit)) {
            var text = Forms.text(command);
            for (var each : Binding.unbound(text, Bindings.values(open, text)))
                written.putIfAbsent(Bindings.name(each), each);
        }
        return written;
    }

    /// Why these values are no answer; empty if they are one.
    static String against(Incident.Open open, Which which, Map<String, String> values) {
        for (var name : values.keySet())
            if (which.blanks().stream().noneMatch(it -> it.name().equals(name)))
                return "nothing called %s is asked for".formatted(Binding.shown(name));
        for (var blank : which.blanks()) {
            var value = values.get(blank.name());
            if (value == null) return "no value is given for " + blank.written();
            if (!Binding.VALUE.matcher(value).matches())
                return "%s cannot be the value of %s: letters, digits, dot, dash and underscore can"
                        .formatted(Binding.shown(value), blank.written());
            if (!blank.offers(value))
                return "%s is none of those that were seen for %s"
                        .formatted(Binding.shown(value), blank.written());
        }
        return switch (Rungs.of(filled(open, values), which.rung())) {
            case Rungs.Made.Ready _ -> "";
            case Rungs.Made.LeftOut(_, var because, _) -> "with that it would not run: " + because;
        };
    }

    /// What was chosen for this rung and is seen no longer; empty if all of it still is.
    static String gone(Incident.Open open, Rung.Key key) {
        for (var chosen : open.trail().chosenFor(key).entrySet())
            if (Observed.options(open, chosen.getKey()).stream()
                    .noneMatch(it -> it.value().equals(chosen.getValue())))
                return "%s, chosen as %s, is not there any more"
                        .formatted(chosen.getValue(), chosen.getKey());
        return "";
    }

    /// The incident as this rung sees it: what was chosen stands beside what the settings give.
    static Incident.Open filled(Incident.Open open, Map<String, String> values) {
        if (values.isEmpty()) return open;
        var opening = open.opening();
        var site = opening.site();
        var all = new TreeMap<>(site.bindings());
        all.putAll(values);
        return open.with(
                opening.with(
                        new Site(
                                site.target(),
                                site.workingDirectory(),
                                site.platforms(),
                                all,
                                site.environment(),
                                site.probed())));
    }
}
