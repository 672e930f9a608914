package dev.relight.incident;

import dev.relight.incident.Incident.Open;
import dev.relight.incident.Incident.Over;
import dev.relight.incident.Incident.Quiet;
import java.time.Instant;
import java.util.List;

/// State and event in, next state out. An event that cannot follow means a damaged journal, and
/// says so.
public final class Evolve {
    private Evolve() {}

    public static Incident evolve(Incident incident, List<Event> events) {
        var state = incident;
        for (var event : events) state = evolve(state, event);
        return state;
    }

    public static Incident fold(List<Event> events) {
        return evolve(new Quiet(), events);
    }

    public static Incident evolve(Incident incident, Event event) {
        return switch (incident) {
            case Quiet _ -> {
                if (event instanceof Event.Opened(var at, var opening))
                    yield Begin.open(at, opening);
                throw cannotFollow(incident, event);
            }
            case Open open -> open(open, event);
            case Over over -> over(over, event);
        };
    }

    private static Incident open(Open open, Event event) {
        return switch (event) {
            case Event.Opened _ -> throw cannotFollow(open, event);
            case Event.OfWork work -> Work.evolve(open, work);
            case Event.OfLadder step -> Climb.evolve(open, step);
            case Event.OfCourse turn -> Course.evolve(open, turn);
            case Event.OfDesk said -> AtDesk.evolve(open, said);
            case Event.Closed(var at, _) -> new Over(open, at, Incident.Ending.RESOLVED);
            case Event.Aborted(var at, var by, var because) ->
                    new Over(aborted(open, at, by, because), at, Incident.Ending.ABORTED);
        };
    }

    private static Open aborted(Open open, Instant at, String by, String because) {
        var desk = open.desk().answered();
        return open.with(
                desk.telling(
                        open.opening().id(),
                        Notice.Kind.ABORTED,
                        at,
                        by,
                        "%s has ended Relight's work on it: %s".formatted(by, because)));
    }

    private static Incident over(Over over, Event event) {
        return switch (event) {
            case Event.OfDesk said ->
                    new Over(AtDesk.evolve(over.last(), said), over.at(), over.ending());
            case Event.Opened _,
                    Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.Closed _,
                    Event.Aborted _ ->
                    throw cannotFollow(over, event);
        };
    }

    static IllegalStateException cannotFollow(Incident incident, Event event) {
        var where =
                switch (incident) {
                    case Quiet _ -> "nothing";
                    case Open open -> open.opening().id() + " in " + open.stage();
                    case Over over -> over.last().opening().id() + ", which is over";
                };
        return new IllegalStateException(
                "%s cannot follow %s; the journal is damaged".formatted(event, where));
    }
}
