package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.TreeSet;

/// Reads which variables are set; only their names, never a value.
final class EnvironmentReader {
    private static final Pattern NAME = Pattern.compile("^([A-Za-z_][A-Za-z0-9_]*)(?:=(.*))?$");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");

    private EnvironmentReader() {}

    static void read(Output output, Notes notes) {
        switch (output.source().program()) {
            case "echo" -> echoed(output, notes);
            case "test", "[" -> tested(output, notes);
            default -> listed(output, notes);
        }
    }

    private static void echoed(Output output, Notes notes) {
        var name = VARIABLE.matcher(String.join(" ", output.source().args()));
        if (!name.find()) return;
        var said = output.stdout().strip();
        set(name.group(1), !said.isEmpty(), notes);
    }

    /// `test -n "$X"`: 0 = set, 1 = not set.
    private static void tested(Output output, Notes notes) {
        var name = VARIABLE.matcher(String.join(" ", output.source().args()));
        if (!name.find() || output.exit() == null || !output.look().exitTells()) return;
        boolean full = output.source().has("-n") ? output.exitIs(0) : output.exitIs(1);
        set(name.group(1), full, notes);
    }

    private static void listed(Output output, Notes notes) {
        var names = new TreeSet<String>();
        for (var line : output.lines()) {
            var name = NAME.matcher(line.strip());
            if (name.find()) names.add(name.group(1));
        }
        var asked = Names.withoutValues(output.source().args());
        if (output.source().is("printenv") && asked.size() == 1) {
            set(asked.getFirst(), !output.stdout().isBlank() || output.sourceExitIs(0), notes);
            return;
        }
        if (names.isEmpty() && output.isWithheld()) return;
        // Withheld as well as empty: whether the container ran at all cannot be told.
        if (names.isEmpty() && !output.source().within().isEmpty() && !output.exitIs(0)) return;
        for (var name : names) set(name, true, notes);
        notes.add("env.count", Integer.toString(names.size()), String.join(" ", names));
        var pattern = output.look().pattern();
        if (pattern.isEmpty()) return;
        long missing = 0;
        for (var part : pattern.replaceAll("^\\(|\\)$", "").split("\\|"))
            if (!part.isEmpty() && names.stream().noneMatch(name -> fits(name, part))) missing++;
        notes.add("env.missing", Long.toString(missing), missing + " of " + pattern);
    }

    private static boolean fits(String name, String part) {
        try {
            return Regex.of(part.replace("=", ""), true).matcher(name).find();
        } catch (IllegalArgumentException e) {
            return name.contains(part);
        }
    }

    private static void set(String name, boolean isSet, Notes notes) {
        notes.add(
                "env.set",
                name,
                Boolean.toString(isSet),
                name + (isSet ? " is set" : " is not set"));
    }
}
