package dev.relight.incident;

import java.util.ArrayList;
import java.util.List;

/// A form as a person is shown it: with the values in the places of the variables.
public final class Shown {
    private Shown() {}

    /// One entry per command.
    public static List<String> lines(Form form) {
        var shown = new ArrayList<String>();
        for (var line : form.lines()) {
            var text = line;
            for (var entry : form.values().entrySet()) {
                var variable = "${" + entry.getKey() + "}";
                text = text.replace("'\"" + variable + "\"'", entry.getValue());
                text = text.replace("\"" + variable + "\"", entry.getValue());
                text = text.replace(variable, entry.getValue());
            }
            shown.add(text);
        }
        return shown;
    }
}
