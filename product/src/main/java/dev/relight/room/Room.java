package dev.relight.room;

import dev.relight.account.Caller;
import dev.relight.account.Right;
import dev.relight.engine.Listener;
import dev.relight.http.Access;
import dev.relight.http.Feed;
import dev.relight.http.Request;
import dev.relight.http.Route;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Signal;
import dev.relight.journal.Journal;
import dev.relight.journal.Register;
import dev.relight.people.Person;
import dev.relight.room.live.Wires;
import dev.relight.room.page.Frame;
import dev.relight.room.page.Pages;
import dev.relight.room.page.Who;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// All pages: give its routes to the server, and have it listen to the engine.
public final class Room implements Listener, AutoCloseable {
    private final Ports ports;
    private final Pages pages = new Pages();
    private final RunbookTexts texts;
    private final Heard heard = new Heard();
    private final IncidentPainter painter;
    private final Wires wires;

    /// What stands outside.
    ///
    /// @param say puts what a person said before an incident
    /// @param services all that are looked after, as they are now
    /// @param people all that the settings name
    /// @param warnings what everybody who is logged in should know first, a line each
    /// @param zone in which times are shown
    public record Ports(
            Journal journal,
            Register register,
            BiConsumer<String, Signal> say,
            Supplier<List<ServiceNow>> services,
            Supplier<List<Person>> people,
            Supplier<List<String>> warnings,
            InstantSource clock,
            ZoneId zone) {}

    public Room(Ports ports) {
        this.ports = ports;
        texts = new RunbookTexts(ports.journal());
        painter = new IncidentPainter(ports, pages, texts);
        wires = new Wires(painter::news);
    }

    public List<Route> routes() {
        var routes = new ArrayList<Route>();
        var lists = new Lists(ports, pages, this::frame);
        routes.add(Route.get("/", Access.VIEW, lists::incidents));
        routes.add(Route.get("/trends", Access.VIEW, lists::trends));
        routes.add(Route.get("/status", Access.OPEN, lists::status));
        routes.add(Route.get("/status.json", Access.OPEN, lists::statusJson));
        var doors = new Doors(pages, this::frame);
        routes.add(Route.get("/login", Access.OPEN, doors::login));
        routes.add(Route.get("/setup", Access.OPEN, doors::setup));
        routes.add(Route.get("/help", Access.OPEN, doors::help));
        routes.addAll(new IncidentDesk(ports, pages, painter, heard, this::frame).routes());
        routes.add(Route.stream("/incidents/{id}/stream", Access.VIEW, this::follow));
        return routes;
    }

    private void follow(Request request, Feed feed) throws Feed.Gone, InterruptedException {
        var id = request.parameter("id");
        // The stream has begun and can say no more; whoever has no page of it asks in vain.
        if (ports.journal().events(id).isEmpty()) return;
        wires.follow(id, who(request).rank(), from(request), feed);
    }

    /// The version the page is at: what it had last, else what it was made with.
    private static int from(Request request) {
        var last = request.header("Last-Event-ID");
        var version = last.isEmpty() ? request.query("from").orElse("0") : last;
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    /// Never blocks; called on the incident's own turn.
    @Override
    public void heard(String incident, List<Event> events, Incident after) {
        texts.heard(events);
        heard.note(incident, events);
        wires.touch(incident);
    }

    private Frame frame(Request request, String title, String page) {
        return new Frame(title, page, who(request), ports.clock().instant(), ports.zone());
    }

    /// How a handler frames its page.
    interface Framing {
        Frame frame(Request request, String title, String page);
    }

    static Who who(Request request) {
        Optional<Caller> caller = request.caller();
        return caller.map(it -> new Who(it.name(), rank(it), request.csrf())).orElse(Who.NOBODY);
    }

    private static Who.Rank rank(Caller caller) {
        if (caller.may(Right.APPROVE)) return Who.Rank.APPROVER;
        if (caller.may(Right.RESPOND)) return Who.Rank.RESPONDER;
        return caller.may(Right.VIEW) ? Who.Rank.VIEWER : Who.Rank.NOBODY;
    }

    /// Ends all streams.
    @Override
    public void close() {
        wires.close();
    }
}
