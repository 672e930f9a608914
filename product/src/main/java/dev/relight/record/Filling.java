package dev.relight.record;

import dev.relight.incident.LineEnd;
import dev.relight.incident.Status;
import dev.relight.incident.Words;
import dev.relight.lexicon.Blank;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Fills blanks from what happened; what nobody knows stays empty and is never guessed.
final class Filling {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);

    /// Kinds of evidence that tell of resources.
    private static final Set<String> RESOURCES =
            Set.of("cpu", "memory", "disk", "process-list", "oom-kill", "response-time");

    private static final Set<String> LOGS = Set.of("log-pattern");

    /// A message is read on a phone.
    private static final int EXCERPTS_MAX = 4;

    private static final int TIMELINE_LINES_MAX = 40;

    private final Story story;
    private final Status status;
    private final Instant now;
    private final ZoneId zone;

    Filling(Story story, Status status, Instant now, ZoneId zone) {
        this.story = story;
        this.status = status;
        this.now = now;
        this.zone = zone;
    }

    /// Empty when nobody knows.
    ///
    /// @param between between two things of a list
    Optional<String> of(Blank blank, String between) {
        return switch (blank) {
            case STATUS -> Optional.of(status.word().toUpperCase(Locale.ROOT));
            case NEXT_UPDATE -> Optional.of(nextUpdate());
            case NOW -> Optional.of(clock(now));
            case STARTED -> Optional.of(clock(story.times.detected()));
            case DURATION -> Optional.of(duration());
            case CAUSE -> cause();
            case DONE -> Optional.of(done(between));
            case RESOLUTION -> story.helped().map(it -> it.rung().title());
            case PLANNED -> Optional.of(planned());
            case IMPACT -> Optional.of(story.opening.service() + ": " + story.opening.summary());
            case SERVICE -> Optional.of(story.opening.service());
            case SEVERITY -> severity();
            case INCIDENT -> Optional.of(story.opening.id());
            case SUMMARY -> Optional.of(story.opening.summary());
            case PERSON -> Optional.of(story.person).filter(it -> !it.isEmpty());
            case RUNBOOK -> Optional.of(story.opening.plan().source().file());
            case TIMELINE -> Optional.of(timeline());
            case LOGS -> excerpts(LOGS);
            case RESOURCES -> excerpts(RESOURCES);
            case SITUATION -> Optional.of(situation());
            case NUMBER -> Optional.of(Long.toString(story.updates));
            case ETA -> restored();
            case LINK -> Optional.empty();
        };
    }

    static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    private String clock(Instant at) {
        return clock(at, zone);
    }

    private String nextUpdate() {
        return status == Status.RESOLVED
                ? "none, it is resolved"
                : clock(now.plus(story.opening.cadence()));
    }

    /// When it will be well nobody knows; when it was, afterwards everybody.
    private Optional<String> restored() {
        var restored = story.times.restored();
        return status == Status.RESOLVED && restored != null
                ? Optional.of(clock(restored))
                : Optional.empty();
    }

    /// `15`, for "every [15/30/60] minutes".
    String cadenceMinutes() {
        return Long.toString(story.opening.cadence().toMinutes());
    }

    private String duration() {
        var end = story.times.restored();
        return Words.of(Duration.between(story.times.detected(), end == null ? now : end));
    }

    private Optional<String> cause() {
        var chosen = story.chosen;
        return chosen == null ? Optional.empty() : Optional.of(chosen.title());
    }

    private String done(String between) {
        if (story.attempts.isEmpty())
            return status == Status.INVESTIGATING
                    ? "evidence is being gathered"
                    : "nothing was changed";
        return String.join(
                between,
                story.attempts.stream().map(it -> it.rung().title() + ": " + it.result).toList());
    }

    private String planned() {
        return switch (status) {
            case RESOLVED -> "none, it is resolved";
            case MONITORING -> "watching that it stays well";
            case INVESTIGATING, IDENTIFIED -> {
                if (!story.handedOver.isEmpty()) yield "a person has taken over";
                if (!story.waiting.isEmpty()) yield "waiting for an answer: " + story.waiting;
                if (story.attempts.isEmpty()) yield "looking for the cause";
                var last = story.attempts.getLast();
                yield last.result.equals("under way")
                        ? last.rung().title()
                        : "the next repair that can work";
            }
        };
    }

    private Optional<String> severity() {
        var label = story.opening.labels().get("severity");
        if (label != null) return Optional.of(label);
        return story.opening.plan().metadata().stream()
                .filter(it -> it.key().equals("severity"))
                .map(it -> it.value().strip())
                .filter(it -> !it.isEmpty())
                .findFirst();
    }

    private String timeline() {
        var lines = Timeline.text(story.events, zone).lines().toList();
        int from = Math.max(0, lines.size() - TIMELINE_LINES_MAX);
        var shown = String.join("\n", lines.subList(from, lines.size()));
        return from == 0 ? shown : "(%d earlier lines)\n%s".formatted(from, shown);
    }

    private Optional<String> excerpts(Set<String> kinds) {
        var found = new ArrayList<String>();
        for (var look : story.evidence.reversed()) {
            var end = look.last();
            var command = story.opening.plan().command(end.line());
            if (command.isEmpty() || end.excerpt().isBlank()) continue;
            if (command.get().evidence().stream().noneMatch(kinds::contains)) continue;
            if (found.size() < EXCERPTS_MAX)
                found.add("$ " + command.get().joined() + "\n" + end.excerpt().strip());
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", found));
    }

    private String situation() {
        var lines = new ArrayList<String>();
        lines.add(status.word() + "; " + story.lastSeen);
        cause().ifPresent(it -> lines.add("believed cause: " + it));
        notAsItShouldBe().forEach(lines::add);
        return String.join("\n", lines);
    }

    private List<String> notAsItShouldBe() {
        return story.evidence.stream()
                .map(Story.Look::last)
                .filter(end -> end.check().isFalse())
                .map(Filling::words)
                .distinct()
                .limit(EXCERPTS_MAX)
                .toList();
    }

    private static String words(LineEnd end) {
        return "line %d: %s".formatted(end.line(), end.check().because());
    }
}
