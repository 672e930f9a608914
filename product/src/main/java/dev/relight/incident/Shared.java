package dev.relight.incident;

import dev.relight.shell.Binding;
import java.util.Map;
import java.util.TreeMap;

/// Several commands in one shell share its variables: each keeps its own names for its values.
final class Shared {
    private Shared() {}

    /// The command with its variables numbered on from those of the commands before it.
    ///
    /// @param values of the commands before; those of this one are added
    static String add(String text, Map<String, String> its, Map<String, String> values) {
        int before = values.size();
        var renamed = text;
        for (int i = its.size(); i >= 1; i--)
            renamed = renamed.replace("{" + name(i) + "}", "{" + name(before + i) + "}");
        for (var entry : new TreeMap<>(its).entrySet()) {
            int number =
                    Integer.parseInt(entry.getKey().substring(Binding.VARIABLE_PREFIX.length()));
            values.put(name(before + number), entry.getValue());
        }
        return renamed;
    }

    private static String name(int number) {
        return Binding.VARIABLE_PREFIX + number;
    }
}
