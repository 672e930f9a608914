package dev.relight.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds what a person was meant to fill in, before the shell is read: to bash `<port>` would be a
/// redirection.
public final class Placeholders {
    private static final Pattern ANGLE =
            Pattern.compile("<([A-Za-z][A-Za-z0-9_.-]{0,60}(?: [A-Za-z0-9_.-]+){0,4})>");

    private Placeholders() {}

    /// All of them, in order, not overlapping.
    public static List<Placeholder> in(String text) {
        if (text.indexOf('<') < 0) return List.of();
        var found = new ArrayList<Placeholder>();
        var matcher = ANGLE.matcher(text);
        while (matcher.find())
            found.add(
                    new Placeholder(
                            matcher.group(), matcher.group(1), matcher.start(), matcher.end()));
        return found;
    }
}
