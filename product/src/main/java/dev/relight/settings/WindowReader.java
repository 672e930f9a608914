package dev.relight.settings;

import dev.relight.incident.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `windows:`, planned times in which nothing automatic is done.
final class WindowReader {
    List<Window> read(Entry entry) {
        var windows = new ArrayList<Window>();
        for (var each : entry.entries("windows")) {
            window(each).ifPresent(windows::add);
            each.nothingElse();
        }
        return windows;
    }

    private static Optional<Window> window(Entry entry) {
        var start = start(entry);
        var zone = zone(entry);
        var every = entry.text("every");
        var because = entry.required("because", "weekly patching");
        if (!entry.has("length"))
            entry.wrongAt("length", "nobody knows how long it is", "add `length: 2h`");
        var length = entry.duration("length", Duration.ofHours(1));
        if (length.isZero() || length.compareTo(Window.LENGTH_MAX) > 0) {
            entry.wrongAt("length", "a window is no longer than 31 days", "use `paused: why`");
            return Optional.empty();
        }
        if (every.isPresent()) {
            var flaw = Window.flaw(every.get());
            if (flaw.isPresent()) {
                entry.wrongAt(
                        "every",
                        "'%s' is no recurrence rule: %s".formatted(every.get(), flaw.get()),
                        "write FREQ=WEEKLY;BYDAY=SU or FREQ=DAILY");
                return Optional.empty();
            }
        }
        return start.map(
                it -> new Window(it, length, zone, every.orElse(null), because.orElse("planned")));
    }

    private static Optional<LocalDateTime> start(Entry entry) {
        var text = entry.required("start", "2026-02-01T02:00");
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(LocalDateTime.parse(text.get().strip().replace(' ', 'T')));
        } catch (DateTimeException noTime) {
            entry.wrongAt(
                    "start",
                    "'%s' is no time on a clock".formatted(text.get()),
                    "write 2026-02-01T02:00");
            return Optional.empty();
        }
    }

    private static ZoneId zone(Entry entry) {
        var text = entry.text("zone").orElse("UTC");
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            entry.wrongAt(
                    "zone",
                    "there is no time zone '%s'".formatted(text),
                    "write Europe/Berlin or UTC");
            return ZoneOffset.UTC;
        }
    }
}
