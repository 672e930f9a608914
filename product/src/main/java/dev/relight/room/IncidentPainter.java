package dev.relight.room;

import dev.relight.http.Refusal;
import dev.relight.incident.Event;
import dev.relight.people.Person;
import dev.relight.room.live.Wires;
import dev.relight.room.page.Frame;
import dev.relight.room.page.Pages;
import dev.relight.room.page.Who;
import dev.relight.room.sheet.IncidentSheet;
import java.util.List;

/// Paints an incident's page, whole or as news.
final class IncidentPainter {
    private final Room.Ports ports;
    private final Pages pages;
    private final RunbookTexts texts;

    IncidentPainter(Room.Ports ports, Pages pages, RunbookTexts texts) {
        this.ports = ports;
        this.pages = pages;
        this.texts = texts;
    }

    /// @throws Refusal there is no such incident
    List<Event> events(String id) {
        var events = ports.journal().events(id);
        if (events.isEmpty()) throw Refusal.notFound("There is no incident " + id);
        return events;
    }

    String page(IncidentSheet sheet, Frame frame, String said) {
        var paper = texts.paper(sheet.opening().plan());
        return pages.incident(sheet, paper, frame, approvers(sheet), said);
    }

    /// Times are told from the opening on and run in the browser, so that the same state is the
    /// same text.
    Wires.Painted news(String id, Who.Rank rank) {
        var sheet = IncidentSheet.of(events(id));
        var who = new Who("", rank, "");
        var frame = new Frame("", "", who, sheet.brief().opened(), ports.zone());
        var paper = texts.paper(sheet.opening().plan());
        return new Wires.Painted(
                sheet.version(),
                pages.regions().all(sheet, paper, frame, rank, approvers(sheet), true));
    }

    /// Those the service names; where it names none, all who have the right.
    private List<String> approvers(IncidentSheet sheet) {
        var named = sheet.opening().policy().guardrails().approvers();
        if (!named.isEmpty()) return List.copyOf(named);
        return ports.people().get().stream()
                .filter(person -> person.role().mayApprove())
                .map(Person::name)
                .toList();
    }
}
