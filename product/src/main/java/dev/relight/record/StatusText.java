package dev.relight.record;

import dev.relight.incident.Event;
import dev.relight.incident.Status;
import dev.relight.plan.Template;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A status update in the runbook's own template, as far as facts can fill it.
public final class StatusText {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);

    /// `[TIMESTAMP]`, `[A/B/C]`, `[what is known]`; not a link, not a checkbox.
    private static final Pattern SLOT = Pattern.compile("\\[([^\\]\\[\\n]{2,80})\\](?!\\()");

    private StatusText() {}

    /// @param events of one incident up to this update
    /// @param status to be told
    public static String of(List<Event> events, Status status, Instant now, ZoneId zone) {
        var story = new Story(events);
        var template = story.opening.plan().templates().stream().findFirst().map(Template::text);
        var number = events.stream().filter(Event.StatusUpdated.class::isInstance).count();
        if (template.isEmpty()) return plain(story, status, number, now, zone);
        return filled(template.get(), story, status, number, now, zone);
    }

    private static String plain(Story story, Status status, long number, Instant now, ZoneId zone) {
        var text = new StringBuilder();
        text.append(
                "%s: update %d, %s%n".formatted(story.opening.service(), number, clock(now, zone)));
        text.append("Status: ").append(status.word()).append('\n');
        text.append("Cause: ").append(cause(story)).append('\n');
        text.append("Done so far: ").append(done(story, "; ")).append('\n');
        return text.toString();
    }

    private static String filled(
            String template, Story story, Status status, long number, Instant now, ZoneId zone) {
        var numbered = template.replace("#X", "#" + number);
        var slots = SLOT.matcher(numbered);
        var text = new StringBuilder();
        while (slots.find())
            slots.appendReplacement(
                    text, Matcher.quoteReplacement(slot(slots.group(1), story, status, now, zone)));
        return slots.appendTail(text).toString().stripTrailing() + "\n";
    }

    private static String slot(String asked, Story story, Status status, Instant now, ZoneId zone) {
        var words = asked.toLowerCase(Locale.ROOT);
        if (words.contains("/") && words.contains(status.word()))
            return status.word().toUpperCase(Locale.ROOT);
        if (has(words, "next update", "next")) {
            var every = story.opening.policy().patience().update();
            return status == Status.RESOLVED ? "none" : clock(now.plus(every), zone);
        }
        if (has(words, "timestamp", "date", "time")) return clock(now, zone);
        if (has(words, "cause", "known", "why")) return cause(story);
        if (has(words, "action", "done", "taken", "steps")) return done(story, "\n- ");
        if (has(words, "service", "impact", "affected", "what does not work"))
            return story.opening.service() + ": " + story.opening.summary();
        return "not known yet";
    }

    private static boolean has(String words, String... any) {
        for (var word : any) if (words.contains(word)) return true;
        return false;
    }

    private static String cause(Story story) {
        var chosen = story.chosen;
        return chosen == null ? "not known yet" : chosen.title();
    }

    private static String done(Story story, String between) {
        if (story.attempts.isEmpty()) return "evidence is being gathered";
        return String.join(
                between,
                story.attempts.stream().map(it -> it.rung().title() + ": " + it.result).toList());
    }

    private static String clock(Instant now, ZoneId zone) {
        return CLOCK.format(now.atZone(zone));
    }
}
