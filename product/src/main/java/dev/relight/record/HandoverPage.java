package dev.relight.record;

import dev.relight.incident.Event;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Words;
import dev.relight.lexicon.EscalationKind;
import dev.relight.plan.Command;
import dev.relight.plan.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Everything the next person needs, on one page.
public final class HandoverPage {
    /// The page is read at night: of the evidence only what was not as it should be, and not more
    /// than fits a screen.
    private static final int EVIDENCE_MAX = 15;

    private HandoverPage() {}

    /// Markdown.
    ///
    /// @param events of one incident, from its opening on
    /// @param now for how long it has lasted
    public static String markdown(List<Event> events, Instant now, ZoneId zone) {
        var story = new Story(events);
        var page = new Page();
        var opening = story.opening;
        page.heading(1, "%s is down (%s)".formatted(opening.service(), opening.id()));
        page.item("Since: %s, for %s".formatted(opening(story, zone), lasted(story, now)));
        page.item("Now: " + story.lastSeen);
        if (!story.handedOver.isEmpty()) page.item("Handed over because: " + story.handedOver);
        page.item(
                "Runbook: %s, target %s:%s"
                        .formatted(
                                opening.plan().source().file(),
                                opening.site().target(),
                                opening.site().workingDirectory()));
        begin(page, events);
        tried(page, story);
        causes(page, story);
        evidence(page, story);
        errands(page, story);
        people(page, story);
        page.heading(2, "Timeline").code(Timeline.text(events, zone));
        return page.toString();
    }

    private static String opening(Story story, ZoneId zone) {
        return Timeline.clock(story.times.detected(), zone);
    }

    private static String lasted(Story story, Instant now) {
        return Words.of(Duration.between(story.times.detected(), now));
    }

    private static void begin(Page page, List<Event> events) {
        var causes = WhereToBegin.of(events);
        if (causes.isEmpty()) return;
        page.heading(2, WhereToBegin.HEADING);
        for (var cause : causes) page.item(WhereToBegin.words(cause));
    }

    private static void tried(Page page, Story story) {
        page.heading(2, "Tried so far");
        if (story.attempts.isEmpty()) page.line("Nothing.");
        for (var attempt : story.attempts)
            page.item(
                    "%s (line %d): %s"
                            .formatted(
                                    attempt.rung().title(),
                                    attempt.rung().key().unit(),
                                    attempt.result));
    }

    private static void causes(Page page, Story story) {
        if (story.hypotheses.isEmpty()) return;
        page.heading(2, "What it may be");
        Causes.list(page, story);
    }

    private static void evidence(Page page, Story story) {
        var bad =
                story.evidence.stream()
                        .map(Story.Look::last)
                        .filter(end -> end.check().isFalse())
                        .limit(EVIDENCE_MAX)
                        .toList();
        if (bad.isEmpty()) return;
        page.heading(2, "Not as it should be");
        for (LineEnd end : bad) {
            var text = story.opening.plan().command(end.line()).map(Command::joined).orElse("");
            page.item(
                    "line %d: %s: %s"
                            .formatted(end.line(), Page.code1(text), end.check().because()));
        }
    }

    private static void errands(Page page, Story story) {
        if (story.errands.isEmpty()) return;
        page.heading(2, "For you to do");
        for (var errand : story.errands.values())
            page.task(
                    "line %d: %s (%s)"
                            .formatted(errand.line(), Page.code1(errand.text()), errand.because()));
    }

    private static void people(Page page, Story story) {
        var rows = story.opening.plan().escalation();
        var calls = story.opening.policy().calls();
        if (rows.isEmpty() && calls.isEmpty()) return;
        page.heading(2, "Whom to call, and when");
        for (var call : calls)
            page.item(
                    "Relight calls %s (level %d) after %s, until somebody answers"
                            .formatted(call.whom(), call.level(), Words.of(call.after())));
        for (Escalation row : rows)
            if (row.kind() != EscalationKind.INFO_TO_PROVIDE)
                page.item("%s (line %d)".formatted(row.text(), row.line()));
    }
}
