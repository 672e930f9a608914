package dev.relight.record;

import dev.relight.incident.Event;
import dev.relight.incident.Status;
import dev.relight.lexicon.Blank;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A status update in the runbook's own template, as far as facts can fill it.
public final class StatusText {
    /// `[TIMESTAMP]`, `[A/B/C]`, `{Service}`, `{{ service }}`, `<what is known>`; not a link, not a
    /// checkbox. A severity's "SEV" before it belongs to it.
    private static final Pattern SLOT =
            Pattern.compile(
                    "(?:\\bSEV-?)?(?:\\[([^\\]\\[\\n]{2,120})\\](?!\\()|\\[([A-Z])\\]"
                            + "|\\{\\{?\\s*([A-Za-z][^{}\\n]{1,120}?)\\s*\\}?\\}"
                            + "|<([A-Za-z][^<>\\n]{1,120})>)");

    /// `Impact:`, `**Next Update:**`, `- Status -` before the blank, on its line.
    private static final Pattern LABEL =
            Pattern.compile(
                    "([\\p{L}][\\p{L} /'-]{1,40})\\**\\s*[:=–-]\\**\\s*[^\\p{L}\\p{N}]{0,3}$");

    /// "[ACME] Service trouble": a mark before the text, no blank.
    private static final Pattern TAG =
            Pattern.compile("(?:^|Subject:)\\s*$", Pattern.CASE_INSENSITIVE);

    /// The second and further places of a list: one place holds the whole list.
    private static final Pattern FURTHER = Pattern.compile(".*\\b([2-9]|[1-9][0-9])$");

    private static final Pattern EVERY = Pattern.compile("\\bevery\\s+$", Pattern.CASE_INSENSITIVE);

    private static final String OPEN = "not known yet";

    private StatusText() {}

    /// @param text to be sent
    /// @param open blanks that nobody can fill yet, in the template's words; `not known yet` stands
    ///   there in the text
    public record Filled(String text, List<String> open) {
        public Filled {
            open = List.copyOf(open);
        }
    }

    /// @param events of one incident up to this update
    /// @param status to be told
    public static Filled of(List<Event> events, Status status, Instant now, ZoneId zone) {
        var story = new Story(events);
        var filling = new Filling(story, status, now, zone);
        return Templates.forStatus(story.opening.plan(), status)
                .map(template -> filled(template, story, filling))
                .orElseGet(() -> new Filled(plain(story, status, filling), List.of()));
    }

    private static String plain(Story story, Status status, Filling filling) {
        var text = new StringBuilder();
        line(text, "Service", filling.of(Blank.SERVICE, ""));
        line(text, "Status", Optional.of(status.word()));
        line(text, "Down since", filling.of(Blank.STARTED, ""));
        line(text, "Impact", Optional.of(story.opening.summary()));
        line(text, "Cause", filling.of(Blank.CAUSE, ""));
        line(text, "Done so far", filling.of(Blank.DONE, "; "));
        line(text, "Next", filling.of(Blank.PLANNED, ""));
        line(text, "Next update", filling.of(Blank.NEXT_UPDATE, ""));
        return text.toString();
    }

    private static void line(StringBuilder text, String label, Optional<String> value) {
        text.append(label).append(": ").append(value.orElse(OPEN)).append('\n');
    }

    private static Filled filled(String template, Story story, Filling filling) {
        var numbered = template.replaceAll("#[XN]\\b", "#" + story.updates);
        var slots = SLOT.matcher(numbered);
        var text = new StringBuilder();
        var open = new ArrayList<String>();
        while (slots.find()) {
            var asked = asked(slots);
            var label = label(numbered.substring(0, slots.start()));
            var between = isListItem(numbered.substring(0, slots.start())) ? "\n- " : "; ";
            var before = lineBefore(numbered.substring(0, slots.start()));
            if (isTag(asked, before)) continue;
            var value =
                    EVERY.matcher(before).find() && asked.matches("[0-9/ ]+")
                            ? Optional.of(filling.cadenceMinutes())
                            : FURTHER.matcher(asked).matches() && !between.equals("; ")
                                    ? Optional.of("")
                                    : value(asked, label, before, filling, between);
            if (value.isEmpty()) open.add(label.isEmpty() ? asked : label + ": " + asked);
            slots.appendReplacement(text, Matcher.quoteReplacement(value.orElse(OPEN)));
        }
        var whole = slots.appendTail(text).toString().replaceAll("(?m)^\\s*[-*•]\\s*\\R", "");
        return new Filled(whole.stripTrailing() + "\n", open);
    }

    private static boolean isTag(String asked, String before) {
        return asked.equals(asked.toUpperCase(Locale.ROOT))
                && asked.matches("[\\p{Lu}-]{3,20}")
                && TAG.matcher(before).find()
                && !isChoiceOfStatus(asked)
                && Blank.of(asked).isEmpty();
    }

    private static String lineBefore(String before) {
        return before.substring(before.lastIndexOf('\n') + 1);
    }

    private static String asked(Matcher slots) {
        for (int group = 1; group <= slots.groupCount(); group++)
            if (slots.group(group) != null) return slots.group(group).strip();
        return slots.group();
    }

    /// The label before the blank says more than the blank: "Started: [TIMESTAMP]".
    private static Optional<String> value(
            String asked, String label, String before, Filling filling, String between) {
        if (isChoiceOfStatus(asked)) return filling.of(Blank.STATUS, between);
        var byLabel = label.isEmpty() ? Optional.<Blank>empty() : Blank.of(label);
        return byLabel.or(() -> Blank.of(spaced(asked)))
                .map(it -> it == Blank.NOW && isOfTheStart(before) ? Blank.STARTED : it)
                .flatMap(it -> filling.of(it, between));
    }

    /// "that began at [TIME]".
    private static boolean isOfTheStart(String before) {
        int from = Math.max(0, before.length() - 20);
        return Blank.of(before.substring(from)).filter(Blank.STARTED::equals).isPresent();
    }

    /// `AlertName` as "Alert Name", `service_name` as "service name".
    private static String spaced(String asked) {
        return asked.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').replace('.', ' ');
    }

    static boolean isChoiceOfStatus(String asked) {
        var words = asked.toLowerCase(Locale.ROOT);
        for (var status : Status.values())
            if (words.equals(status.word())
                    || (words.matches(".*[/|,].*") && words.contains(status.word()))) return true;
        return false;
    }

    private static String label(String before) {
        var line = lineBefore(before);
        var label = LABEL.matcher(line);
        if (label.find()) return label.group(1).strip();
        if (!isListItem(before)) return "";
        var above = before.substring(0, Math.max(0, before.lastIndexOf('\n'))).stripTrailing();
        var lead = above.substring(above.lastIndexOf('\n') + 1).replace("*", "").strip();
        return lead.endsWith(":") ? lead.substring(0, lead.length() - 1).strip() : "";
    }

    private static boolean isListItem(String before) {
        return lineBefore(before).matches("\\s*[-*•]\\s+");
    }
}
