package dev.relight.room.sheet;

import dev.relight.incident.Event;
import dev.relight.record.RunbookLines;
import dev.relight.record.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One line of the timeline.
///
/// @param number of the event, from 1
/// @param lines of the runbook it is about
public record Told(int number, Instant at, Kind kind, String text, List<Integer> lines) {
    /// For a first glance down the list.
    public enum Kind {
        PERSON("person"),
        ASK("question"),
        ACT("action"),
        LOOK("look"),
        GOOD("good news"),
        BAD("bad news"),
        OTHER("other");

        private final String said;

        Kind(String said) {
            this.said = said;
        }

        public String said() {
            return said;
        }

        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Told {
        lines = List.copyOf(lines);
    }

    /// The youngest first; what only says that a message went out is left out.
    static List<Told> all(List<Event> events) {
        var all = new ArrayList<Told>();
        for (int i = events.size(); i > 0; i--) {
            var event = events.get(i - 1);
            if (event instanceof Event.NoticeSent) continue;
            all.add(
                    new Told(
                            i,
                            event.at(),
                            kind(event),
                            Telling.of(event),
                            RunbookLines.of(event).stream().distinct().toList()));
        }
        return all;
    }

    private static Kind kind(Event event) {
        return switch (event) {
            case Event.Asked _,
                    Event.HandedOver _,
                    Event.ErrandLeft _,
                    Event.Escalated _,
                    Event.Called _,
                    Event.AcknowledgementRanOut _ ->
                    Kind.ASK;
            case Event.Approved _,
                    Event.Chosen _,
                    Event.Refused _,
                    Event.Noted _,
                    Event.Held _,
                    Event.Released _,
                    Event.ErrandDone _,
                    Event.TakenUpAgain _,
                    Event.TakenOver _,
                    Event.DoneByHand _,
                    Event.GlassBroken _,
                    Event.Freed _,
                    Event.Aborted _,
                    Event.Acknowledged _ ->
                    Kind.PERSON;
            case Event.RungTaken _, Event.SettlingBegan _, Event.RungDone _ -> Kind.ACT;
            case Event.JobStarted(_, var run, _) ->
                    switch (run.purpose()) {
                        case ACT -> Kind.ACT;
                        case EVIDENCE, VERIFY -> Kind.LOOK;
                    };
            case Event.JobEnded _, Event.LookSkipped _, Event.EvidenceGathered _ -> Kind.LOOK;
            case Event.CameUp _,
                    Event.RungHelped _,
                    Event.SoakBegan _,
                    Event.Resolved _,
                    Event.Closed _ ->
                    Kind.GOOD;
            case Event.WentDown _,
                    Event.StillDown _,
                    Event.DownAgain _,
                    Event.RungFailed _,
                    Event.VerifyFailed _,
                    Event.JobUnknown _,
                    Event.NoticeFailed _,
                    Event.Warned _,
                    Event.AnswerVoid _,
                    Event.Stopped _,
                    Event.Opened _ ->
                    Kind.BAD;
            case Event.OfWork _, Event.OfLadder _, Event.OfCourse _, Event.OfDesk _ -> Kind.OTHER;
        };
    }
}
