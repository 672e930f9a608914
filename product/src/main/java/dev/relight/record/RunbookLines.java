package dev.relight.record;

import dev.relight.incident.Event;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Part;
import java.util.List;

/// The lines of the runbook that an event is about.
public final class RunbookLines {
    private RunbookLines() {}

    /// In the order of the event; empty where it is about none.
    public static List<Integer> of(Event event) {
        return switch (event) {
            case Event.JobStarted(_, var run, _) -> run.lines();
            case Event.JobEnded(_, _, var ends, _) -> ends.stream().map(LineEnd::line).toList();
            case Event.LookSkipped(_, int line, _) -> List.of(line);
            case Event.ScenarioChosen(_, var chosen, _) -> List.of(chosen.section());
            case Event.RungTaken(_, var rung, _) -> rung.parts().stream().map(Part::line).toList();
            case Event.RungSkipped(_, var key, _, _) -> List.of(key.unit());
            case Event.RungPutBack(_, var key, _) -> List.of(key.unit());
            case Event.RungHelped(_, var key, _) -> List.of(key.unit());
            case Event.RungFailed(_, var key, _) -> List.of(key.unit());
            case Event.RungDone(_, var key, _) -> List.of(key.unit());
            case Event.Escalated(_, int line, _, _) -> line > 0 ? List.of(line) : List.of();
            case Event.ErrandLeft(_, var errand) ->
                    errand.line() > 0 ? List.of(errand.line()) : List.of();
            case Event.ErrandDone(_, int line, _) -> List.of(line);
            case Event.Opened _,
                    Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _,
                    Event.Closed _,
                    Event.Aborted _ ->
                    List.of();
        };
    }
}
