package dev.relight.record;

import dev.relight.incident.Event;
import dev.relight.incident.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was done while people slept, service by service.
public final class NightText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private NightText() {}

    /// One service's night.
    ///
    /// @param lines one incident each, then what is left to people
    public record Part(String service, List<String> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /// Sorted by service; empty for a quiet night.
    ///
    /// @param incidents the events of each, from its opening on
    /// @param now for what is not over yet
    public static List<Part> of(List<List<Event>> incidents, Instant now, ZoneId zone) {
        Map<String, List<String>> byService = new LinkedHashMap<>();
        incidents.stream()
                .filter(events -> !events.isEmpty())
                .map(Story::new)
                .sorted(
                        Comparator.comparing((Story story) -> story.opening.service())
                                .thenComparing(story -> story.times.detected()))
                .forEach(story ->
                        byService
                                .computeIfAbsent(story.opening.service(), _ -> new ArrayList<>())
                                .addAll(lines(story, now, zone)));
        return byService.entrySet().stream()
                .map(each -> new Part(each.getKey(), each.getValue()))
                .toList();
    }

    private static List<String> lines(Story story, Instant now, ZoneId zone) {
        var lines = new ArrayList<String>();
        lines.add(
                "%s %s: %s; %s"
                        .formatted(
                                CLOCK.format(story.times.detected().atZone(zone)),
                                story.opening.id(),
                                Page.oneLine(story.opening.summary()),
                                outcome(story, now)));
        for (var attempt : story.attempts)
            lines.add(
                    "  %s: %s%s"
                            .formatted(
                                    attempt.rung().title(),
                                    attempt.result,
                                    attempt.yeses.isEmpty()
                                            ? ""
                                            : " (yes by %s)"
                                                    .formatted(String.join(", ", attempt.yeses))));
        if (!story.called.isEmpty()) lines.add("  called: " + String.join("; ", story.called));
        if (!story.person.isEmpty()) lines.add("  %s had it".formatted(story.person));
        for (var errand : story.errands.values())
            lines.add(
                    "  left to do, line %d: %s"
                            .formatted(errand.line(), Page.oneLine(errand.text())));
        return lines;
    }

    private static String outcome(Story story, Instant now) {
        var restored = story.times.restored();
        var detected = story.times.detected();
        if (restored != null)
            return "down for %s, %s"
                    .formatted(
                            Words.of(Duration.between(detected, restored)),
                            story.times.resolved() == null ? "watched since" : "resolved");
        if (story.times.closed() != null) return "ended by a person, not restored";
        return "still down after " + Words.of(Duration.between(detected, now));
    }
}
