package dev.relight.intake;

import dev.relight.incident.Event;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How an alert that joined an incident stands in its record, and how it is read back.
final class Notes {
    /// No person's name has a colon.
    static final String BY = "alert:";

    private static final Pattern FORM =
            Pattern.compile("(firing|over), since (\\S+): .*\\[(.+)]", Pattern.DOTALL);

    private Notes() {}

    static String text(Alert alert) {
        return "%s, since %s: %s [%s]"
                .formatted(
                        alert.firing() ? "firing" : "over",
                        alert.startsAt() == null ? "unknown" : alert.startsAt(),
                        alert.summary().isBlank() ? "no summary" : alert.summary(),
                        alert.dedupKey());
    }

    static void mark(Marks.Sheet sheet, Event event, Marks marks) {
        var done = sheet.incident();
        if (event instanceof Event.Opened(_, var opening))
            marks.mark(opening.dedupKey(), true, null, sheet, done);
        if (event instanceof Event.Noted(_, var by, var text) && by.startsWith(BY)) {
            var form = FORM.matcher(text);
            if (form.matches())
                marks.mark(
                        form.group(3),
                        form.group(1).equals("firing"),
                        instant(form.group(2)),
                        sheet,
                        done);
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unknown) {
            return null;
        }
    }
}
