package dev.relight.record;

import dev.relight.incident.Event;
import java.util.Locale;

/// Names of events for tools: `rung-taken`.
final class Kinds {
    private Kinds() {}

    static String of(Event event) {
        var name = new StringBuilder();
        for (char c : event.getClass().getSimpleName().toCharArray()) {
            if (Character.isUpperCase(c) && !name.isEmpty()) name.append('-');
            name.append(c);
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
