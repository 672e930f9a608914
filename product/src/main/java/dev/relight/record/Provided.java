package dev.relight.record;

import dev.relight.incident.Event;
import dev.relight.incident.Status;
import dev.relight.lexicon.Blank;
import dev.relight.lexicon.EscalationKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The runbook's "information to provide", filled in; for runbooks that ask for nothing, what
/// anybody called in the night would ask.
public final class Provided {
    private static final List<String> USUAL =
            List.of(
                    "Current status and symptoms",
                    "Actions taken so far",
                    "Probable cause",
                    "Impact",
                    "Relevant log excerpts",
                    "Resource utilization");

    private Provided() {}

    /// One thing that was asked for.
    ///
    /// @param asked in the runbook's words
    /// @param text what is known; says so if nothing is
    /// @param code to be shown as it stands
    public record Item(String asked, String text, boolean code) {}

    /// In the runbook's order.
    ///
    /// @param events of one incident, from its opening on
    public static List<Item> of(List<Event> events, Status status, Instant now, ZoneId zone) {
        var story = new Story(events);
        var filling = new Filling(story, status, now, zone);
        var asked =
                story.opening.plan().escalation().stream()
                        .filter(row -> row.kind() == EscalationKind.INFO_TO_PROVIDE)
                        .map(row -> row.value())
                        .toList();
        var items = new ArrayList<Item>();
        for (var one : asked.isEmpty() ? USUAL : asked) items.add(item(one, filling));
        return items;
    }

    private static Item item(String asked, Filling filling) {
        var blank = Blank.of(asked);
        var text = blank.flatMap(it -> filling.of(it, "\n"));
        boolean code = text.isPresent() && blank.filter(Provided::isCode).isPresent();
        return new Item(asked, text.orElse("not known yet"), code);
    }

    private static boolean isCode(Blank blank) {
        return blank == Blank.LOGS || blank == Blank.RESOURCES || blank == Blank.TIMELINE;
    }
}
