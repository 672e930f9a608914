package dev.relight.record;

import dev.relight.finding.Outcome;
import dev.relight.incident.Event;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Part;
import dev.relight.incident.Shown;
import dev.relight.incident.Words;
import dev.relight.plan.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A draft for people to finish: what is known is filled in, what only people know is asked.
public final class PostMortem {
    private PostMortem() {}

    /// Markdown.
    ///
    /// @param events of one incident, from its opening on
    /// @param zone for times and due dates
    public static String markdown(List<Event> events, ZoneId zone) {
        var story = new Story(events);
        var page = new Page();
        head(page, story, zone);
        what(page, story);
        tried(page, story);
        evidence(page, story);
        decisions(page, story, zone);
        left(page, story);
        items(page, story, zone);
        page.heading(2, "Timeline").code(Timeline.text(events, zone));
        return page.toString();
    }

    private static void head(Page page, Story story, ZoneId zone) {
        var opening = story.opening;
        var times = story.times;
        page.heading(1, "Post-mortem: %s (%s)".formatted(opening.service(), opening.id()));
        page.row("what", "value").row("---", "---");
        page.row("Summary", opening.summary());
        page.row("Detected", Timeline.clock(times.detected(), zone) + " " + zone.getId());
        page.row("Acknowledged by a person", clock(times.acknowledgedByPerson(), zone));
        page.row("Restored", clock(times.restored(), zone));
        page.row("Resolved", clock(times.resolved(), zone));
        page.row("Time to acknowledge", words(times.toAcknowledge()));
        page.row("Time to restore", words(times.toRestore()));
        page.row("Time to resolve (soak included)", words(times.toResolve()));
        var source = opening.plan().source();
        page.row("Runbook", "%s (SHA-256 %s)".formatted(source.file(), source.sha256()));
        page.row("Autonomy", opening.policy().autonomy().word());
        var people = people(story);
        page.row("People", people.isEmpty() ? "none" : String.join(", ", people));
    }

    private static String clock(@Nullable Instant at, ZoneId zone) {
        return at == null ? "not yet" : Timeline.clock(at, zone);
    }

    /// Whoever said something, in the order of their first word.
    private static Set<String> people(Story story) {
        var people = new LinkedHashSet<String>();
        for (var attempt : story.attempts) people.addAll(attempt.yeses);
        for (var event : story.decisions)
            if (event instanceof Event.Refused no) people.add(no.by());
        story.notes.forEach(note -> people.add(note.by()));
        return people;
    }

    private static String words(@Nullable Duration duration) {
        return duration == null ? "not yet" : Words.of(duration);
    }

    private static void what(Page page, Story story) {
        page.heading(2, "What happened");
        var chosen = story.chosen;
        if (chosen == null) page.line("No scenario of the runbook was recognised.");
        else
            page.line("Recognised as **%s** (line %d):".formatted(chosen.title(), chosen.section()))
                    .line("");
        if (chosen != null) chosen.reasons().forEach(page::item);
        story.helped()
                .ifPresentOrElse(
                        it ->
                                page.line("")
                                        .line(
                                                "What worked: **%s** (line %d)."
                                                        .formatted(
                                                                it.rung().title(),
                                                                it.rung().key().unit())),
                        () -> page.line("").line("Nothing that Relight did brought it back."));
        page.heading(2, "Impact and root cause");
        page.line("_For people to write: who was affected, how, and why it could happen._");
        page.heading(2, "What went well, what did not, where we were lucky");
        page.line("_For people to write: alert, access, runbook, hand-overs, tools._");
    }

    private static void tried(Page page, Story story) {
        page.heading(2, "What was tried");
        if (story.attempts.isEmpty()) page.line("Nothing.");
        for (var attempt : story.attempts) {
            var yeses =
                    attempt.yeses.isEmpty()
                            ? ""
                            : ", approved by " + String.join(", ", attempt.yeses);
            page.item(
                    "**%s** (line %d, %s%s): %s"
                            .formatted(
                                    attempt.rung().title(),
                                    attempt.rung().key().unit(),
                                    attempt.rung().danger().word(),
                                    yeses,
                                    attempt.result));
            for (var part : attempt.rung().parts())
                if (part instanceof Part.Commands commands)
                    for (var line : Shown.lines(commands.form()))
                        page.line("  - " + Page.code1(line));
        }
    }

    private static void evidence(Page page, Story story) {
        page.heading(2, "Evidence");
        if (story.evidence.isEmpty()) page.line("None.");
        else page.row("line", "command", "exit", "finding").row("---", "---", "---", "---");
        for (var look : story.evidence) {
            var end = look.first();
            var text = story.opening.plan().command(end.line()).map(Command::joined).orElse("");
            var exit = end.exit() == null ? "none" : String.valueOf(end.exit());
            page.row(String.valueOf(end.line()), Page.code1(text), exit, finding(look));
        }
        if (!story.hypotheses.isEmpty()) page.line("");
        Causes.list(page, story);
    }

    /// What it showed before anything was touched, and whether that changed.
    private static String finding(Story.Look look) {
        var first = finding(look.first());
        if (look.times() == 1) return first;
        var last = finding(look.last());
        return last.equals(first)
                ? "%s (the same %d times)".formatted(first, look.times())
                : "%s; after %d looks: %s".formatted(first, look.times(), last);
    }

    private static String finding(LineEnd end) {
        if (end.check().outcome() != Outcome.UNDECIDED)
            return (end.check().isTrue() ? "as expected: " : "NOT as expected: ")
                    + end.check().because();
        return end.excerpt().lines().reduce((_, last) -> last).orElse("");
    }

    private static void decisions(Page page, Story story, ZoneId zone) {
        page.heading(2, "Decisions and their reasons");
        page.code(Timeline.text(story.decisions, zone));
        if (!story.escalations.isEmpty()) page.heading(3, "Escalations");
        story.escalations.forEach(
                it -> page.item("%s: %s (%s)".formatted(it.at(), it.text(), it.because())));
        if (!story.notes.isEmpty()) page.heading(3, "Notes");
        story.notes.forEach(it -> page.item("%s, %s: %s".formatted(it.at(), it.by(), it.text())));
    }

    private static void left(Page page, Story story) {
        if (story.errands.isEmpty()) return;
        page.heading(2, "Left to people");
        for (var errand : story.errands.values())
            page.task(
                    "line %d: %s (%s)"
                            .formatted(errand.line(), Page.code1(errand.text()), errand.because()));
    }

    private static void items(Page page, Story story, ZoneId zone) {
        page.heading(2, "Action items");
        var items = ActionItems.of(story, zone);
        if (items.isEmpty()) page.line("_None known; add what you learnt._");
        for (var item : items)
            page.task(
                    "%s%s, due %s"
                            .formatted(
                                    item.text(),
                                    item.line() > 0 ? " (line " + item.line() + ")" : "",
                                    item.due()));
    }
}
