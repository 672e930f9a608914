package dev.relight.record;

import dev.relight.lexicon.BuiltIn;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the runbook asks for after an incident, and what this incident showed, with due dates.
public final class ActionItems {
    /// Where nobody says when.
    private static final Duration DUE_DEFAULT = Duration.ofDays(14);

    private ActionItems() {}

    /// @param line of the runbook; 0 for what this incident showed
    public record Item(int line, String text, LocalDate due) {}

    static List<Item> of(Story story, ZoneId zone) {
        var items = new ArrayList<Item>();
        var end = end(story);
        for (var task : story.opening.plan().tasks())
            if (isForAfter(task)) items.add(item(task, end, zone));
        for (var attempt : story.attempts)
            if (!attempt.helped && attempt.result.startsWith("did not help"))
                items.add(
                        new Item(
                                attempt.rung().key().unit(),
                                "Find out why this did not help: " + attempt.rung().title(),
                                due(null, end, zone)));
        if (story.chosen == null && story.helped().isPresent())
            items.add(
                    new Item(
                            0,
                            "Give the runbook a scenario that recognises this outage, so that what"
                                    + " worked comes first next time",
                            due(null, end, zone)));
        story.opening
                .faults()
                .forEach((line, fault) ->
                        items.add(
                                new Item(
                                        line, "Mend the runbook: " + fault, due(null, end, zone))));
        return items;
    }

    private static boolean isForAfter(Task task) {
        boolean after = task.phase() == Phase.POST_INCIDENT || task.phase() == Phase.PREVENT;
        return after && !isDoneByItself(task.builtIn());
    }

    /// These pages are the doing of it.
    private static boolean isDoneByItself(BuiltIn builtIn) {
        return switch (builtIn) {
            case TIMELINE, POSTMORTEM, STABILITY_WATCH -> true;
            case NONE,
                    ACKNOWLEDGE,
                    ACTION_ITEM,
                    CHECK_DEPENDENCIES,
                    CHECK_MAINTENANCE_WINDOW,
                    CHECK_RECENT_DEPLOYS,
                    COUNT_AFFECTED_SERVICES,
                    CREATE_TICKET,
                    NOTIFY_CHANNEL,
                    PAGE,
                    STATUS_PAGE,
                    STATUS_UPDATE ->
                    false;
        };
    }

    private static Item item(Task task, Instant end, ZoneId zone) {
        return new Item(task.line(), task.text(), due(task.due(), end, zone));
    }

    private static LocalDate due(@Nullable String iso, Instant end, ZoneId zone) {
        return end.plus(length(iso)).atZone(zone).toLocalDate();
    }

    private static Duration length(@Nullable String iso) {
        if (iso == null) return DUE_DEFAULT;
        try {
            return Duration.parse(iso);
        } catch (DateTimeParseException e) {
            return DUE_DEFAULT;
        }
    }

    private static Instant end(Story story) {
        var resolved = story.times.resolved();
        var closed = story.times.closed();
        if (resolved != null) return resolved;
        return closed != null ? closed : story.times.detected();
    }
}
