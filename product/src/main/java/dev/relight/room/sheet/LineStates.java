package dev.relight.room.sheet;

import dev.relight.danger.Danger;
import dev.relight.incident.Event;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Part;
import dev.relight.incident.Run;
import dev.relight.incident.Rung;
import dev.relight.incident.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Follows the events of one incident and says of each line how it stands.
public final class LineStates {
    private final Map<Integer, LineState> states = new TreeMap<>();
    private final Map<String, Run> running = new HashMap<>();
    private @Nullable Rung rung;

    /// By line; a line that is missing was not touched.
    public static Map<Integer, LineState> of(Iterable<Event> events) {
        var states = new LineStates();
        for (var event : events) states.take(event);
        return states.states;
    }

    private void take(Event event) {
        switch (event) {
            case Event.Opened _ -> {}
            case Event.Closed _ -> leaveTheRest(event.at(), "the incident is over");
            case Event.Aborted _ -> leaveTheRest(event.at(), "the incident was aborted");
            case Event.OfWork work -> work(work);
            case Event.OfLadder step -> ladder(step);
            case Event.OfCourse turn -> course(turn);
            case Event.OfDesk said -> desk(said);
        }
    }

    private void work(Event.OfWork event) {
        switch (event) {
            case Event.JobStarted(var at, var run, _) -> {
                running.put(run.fence(), run);
                var shown = Shown.lines(run.form());
                for (int i = 0; i < run.lines().size(); i++)
                    put(run.lines().get(i), state(run, i).started(at, item(shown, i)));
            }
            case Event.JobEnded(var at, var fence, var ends, _) -> ended(at, fence, ends);
            case Event.JobUnknown(var at, var fence, var because) ->
                    all(fence, at, LineState.Word.UNKNOWN, because);
            case Event.JobNeverRan(var at, var fence, var because) ->
                    all(fence, at, LineState.Word.NOT_YET, "never ran: " + because);
            case Event.LookSkipped(var at, int line, var because) -> {
                if (state(line).end() == null)
                    put(line, state(line).now(LineState.Word.SKIPPED, at, because));
            }
            case Event.Acknowledged _,
                    Event.Resumed _,
                    Event.CameUp _,
                    Event.WentDown _,
                    Event.StillDown _,
                    Event.HealthUnknown _ -> {}
        }
    }

    private LineState state(Run run, int index) {
        return state(run.lines().get(index));
    }

    private void ended(Instant at, String fence, List<LineEnd> ends) {
        var run = running.remove(fence);
        if (run != null)
            for (int line : run.lines())
                put(line, state(line).now(LineState.Word.SKIPPED, at, "the shell ended before it"));
        boolean looks = run != null && run.danger() == Danger.OBSERVE;
        for (var end : ends) put(end.line(), state(end.line()).ended(at, end, looks));
    }

    private void all(String fence, Instant at, LineState.Word word, String because) {
        var run = running.remove(fence);
        if (run != null) for (int line : run.lines()) put(line, state(line).now(word, at, because));
    }

    private void ladder(Event.OfLadder event) {
        switch (event) {
            case Event.RungTaken(var at, var its, _) -> taken(at, its);
            case Event.RungSkipped(var at, var key, _, var because) -> {
                if (rung == null || !rung.key().equals(key))
                    put(key.unit(), state(key.unit()).now(LineState.Word.SKIPPED, at, because));
                settle(at, because);
            }
            case Event.RungPutBack(var at, _, var because) -> settle(at, because);
            case Event.RungHelped(var at, _, _) -> settle(at, "not needed any more");
            case Event.RungFailed(var at, _, var because) -> settle(at, because);
            case Event.RungDone(var at, _, var because) -> settle(at, because);
            case Event.PauseBegan(var at, var until, _) -> pause(at, until);
            case Event.PauseOver(var at) -> pauseOver(at);
            case Event.RungRenewed(var at, var its, _) -> taken(at, its);
            case Event.DoneByHand(var at, _, var by, _) -> byHand(at, by);
            case Event.EvidenceGathered _,
                    Event.FilesUnchanged _,
                    Event.Triaged _,
                    Event.ScenarioChosen _,
                    Event.NoScenarioFits _,
                    Event.CausesLeft _,
                    Event.SettlingBegan _,
                    Event.Blocked _,
                    Event.Unblocked _ -> {}
        }
    }

    private void taken(Instant at, Rung its) {
        rung = its;
        for (var part : its.parts())
            switch (part) {
                case Part.Commands commands -> {
                    var shown = Shown.lines(commands.form());
                    for (int i = 0; i < commands.lines().size(); i++)
                        plan(commands.lines().get(i), LineState.Word.NEXT, at, item(shown, i));
                }
                case Part.Pause pause -> plan(pause.line(), LineState.Word.NEXT, at, "");
                case Part.ByHand byHand ->
                        plan(byHand.line(), LineState.Word.BY_HAND, at, byHand.text());
            }
    }

    private void plan(int line, LineState.Word word, Instant at, String runs) {
        put(line, state(line).planned(word, at, runs));
    }

    /// What of the rung in hand has not run, will not.
    private void settle(Instant at, String because) {
        for (int line : linesInHand())
            if (isOpen(state(line)))
                put(line, state(line).now(LineState.Word.SKIPPED, at, because));
        rung = null;
    }

    private static boolean isOpen(LineState state) {
        return switch (state.word()) {
            case NEXT, ASKS, BY_HAND -> true;
            case NOT_YET, RUNNING, DONE, ODD, FAILED, SKIPPED, UNKNOWN -> false;
        };
    }

    private List<Integer> linesInHand() {
        var lines = new ArrayList<Integer>();
        if (rung != null)
            for (var part : rung.parts())
                switch (part) {
                    case Part.Commands commands -> lines.addAll(commands.lines());
                    case Part.Pause pause -> lines.add(pause.line());
                    case Part.ByHand byHand -> lines.add(byHand.line());
                }
        return lines;
    }

    private void pause(Instant at, Instant until) {
        for (var line : linesInHand())
            if (isPause(line) && state(line).word() == LineState.Word.NEXT) {
                put(line, state(line).now(LineState.Word.RUNNING, at, "waits until " + until));
                return;
            }
    }

    private void pauseOver(Instant at) {
        for (var line : linesInHand())
            if (isPause(line) && state(line).word() == LineState.Word.RUNNING)
                put(line, state(line).now(LineState.Word.DONE, at, "waited"));
    }

    private boolean isPause(int line) {
        return rung != null
                && rung.parts().stream()
                        .anyMatch(part -> part instanceof Part.Pause && part.line() == line);
    }

    private void course(Event.OfCourse event) {
        switch (event) {
            case Event.HandedOver(var at, var because) -> settle(at, "handed over: " + because);
            case Event.TakenOver(var at, var by, _) -> settle(at, by + " took over");
            case Event.VerifyingBegan _,
                    Event.VerifyRepeated _,
                    Event.VerifyFailed _,
                    Event.SoakBegan _,
                    Event.DownAgain _,
                    Event.Resolved _,
                    Event.SecondLookBegan _,
                    Event.TakenUpAgain _ -> {}
        }
    }

    private void desk(Event.OfDesk event) {
        switch (event) {
            case Event.Asked(var at, _) -> asking(at, LineState.Word.NEXT, LineState.Word.ASKS);
            case Event.Approved _, Event.Chosen _ -> {}
            case Event.Refused(var at, _, var by, var because) ->
                    settle(at, "%s said no: %s".formatted(by, because));
            case Event.Expired(var at, _) -> settle(at, "nobody answered in time");
            case Event.ErrandLeft(var at, var errand) -> {
                if (errand.line() > 0)
                    put(
                            errand.line(),
                            state(errand.line()).now(LineState.Word.BY_HAND, at, errand.because()));
            }
            case Event.ErrandDone(var at, int line, var by) ->
                    put(line, state(line).now(LineState.Word.DONE, at, "done by " + by));
            case Event.AnswerVoid _,
                    Event.Stopped _,
                    Event.Freed _,
                    Event.GlassBroken _,
                    Event.Escalated _,
                    Event.Called _,
                    Event.AcknowledgementRanOut _,
                    Event.StatusUpdated _,
                    Event.NoticeSent _,
                    Event.NoticeFailed _,
                    Event.Warned _,
                    Event.Noted _,
                    Event.Held _,
                    Event.Released _ -> {}
        }
    }

    private void byHand(Instant at, String by) {
        for (int line : linesInHand())
            if (isOpen(state(line)))
                put(line, state(line).now(LineState.Word.DONE, at, by + " did it outside"));
    }

    private void asking(Instant at, LineState.Word from, LineState.Word to) {
        for (int line : linesInHand())
            if (state(line).word() == from) put(line, state(line).now(to, at, ""));
    }

    private void leaveTheRest(Instant at, String because) {
        settle(at, because);
        running.clear();
        states.replaceAll((_, state) ->
                state.word() == LineState.Word.RUNNING
                        ? state.now(LineState.Word.UNKNOWN, at, because)
                        : state);
    }

    private LineState state(int line) {
        return states.getOrDefault(line, LineState.UNTOUCHED);
    }

    private void put(int line, LineState state) {
        states.put(line, state);
    }

    private static String item(List<String> all, int index) {
        return index < all.size() ? all.get(index) : "";
    }
}
