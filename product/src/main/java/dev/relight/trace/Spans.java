package dev.relight.trace;

import dev.relight.incident.Event;
import dev.relight.journal.EventJson;
import dev.relight.record.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the spans of one incident off its events: the same events give the same spans, so a part
/// can be sent now and the rest after a restart.
///
/// The incident is the root. In it stand looking around, each step up the ladder, verifying,
/// soaking, the time in people's hands, questions, waits, and timers of escalation; commands stand
/// in whatever they were run for. What has no length is a point on the root.
final class Spans {
    static final String ROOT = "incident";

    /// What keeps the incident busy; at most one at a time.
    private static final List<String> STAGES = List.of("look", "verify", "soak", "hands", "watch");

    private final Map<String, Sketch> open = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<Span> done = new ArrayList<>();
    private final Work work = new Work(this);
    private final Desk desk = new Desk(this);
    private int seen;

    private Spans() {}

    /// Those that are over, in the order of their ends.
    ///
    /// @param events of one incident, from its opening on
    static List<Span> of(List<Event> events) {
        var spans = new Spans();
        for (var event : events) {
            spans.seen++;
            spans.read(event);
        }
        return spans.done;
    }

    private void read(Event event) {
        switch (event) {
            case Event.Opened opened -> opened(opened);
            case Event.OfWork it -> work.read(it);
            case Event.OfLadder it -> ladder(it);
            case Event.OfCourse it -> course(it);
            case Event.OfDesk it -> desk.read(it);
            case Event.Closed(var at, _) -> over(event, at, null);
            case Event.Aborted(var at, var by, var because) ->
                    over(event, at, "aborted by %s: %s".formatted(by, because));
        }
    }

    private void opened(Event.Opened event) {
        var opening = event.opening();
        var source = opening.plan().source();
        begin(ROOT, null, "incident " + opening.service(), event.at())
                .with("incident", opening.id())
                .with("service", opening.service())
                .with("summary", opening.summary())
                .with("dedup_key", opening.dedupKey())
                .with("runbook.title", source.title())
                .with("runbook.sha256", source.sha256())
                .with("autonomy", opening.policy().autonomy().word());
        begin("look 1", ROOT, "look around", event.at());
        counts.put("look", 1);
    }

    private void over(Event event, Instant at, @Nullable String failed) {
        point(event);
        var root = open.remove(ROOT);
        if (root == null) return;
        open.keySet().removeIf(key -> end(open.get(key), at));
        if (failed != null) root.failed(failed);
        root.with("outcome", failed == null ? "resolved" : "aborted");
        done.add(root.over(at, seen));
    }

    private void ladder(Event.OfLadder event) {
        var at = event.at();
        switch (event) {
            case Event.EvidenceGathered _ -> stageOver(at, null);
            case Event.RungTaken(_, var rung, var because) -> {
                work.rungOver(at);
                work.rung(rung, at, because);
            }
            case Event.RungRenewed _ -> desk.withdrawn(at);
            case Event.PauseBegan(_, _, var because) -> waiting("pause", "wait", at, because);
            case Event.PauseOver _ -> end("pause", at);
            case Event.SettlingBegan(_, _, var because) ->
                    waiting("settle", "let it settle", at, because);
            case Event.Blocked(_, _, var because) -> waiting("block", "blocked", at, because);
            case Event.Unblocked _ -> end("block", at);
            case Event.RungHelped(_, _, var because) -> work.rungOver(at, "helped", because);
            case Event.RungFailed(_, _, var because) -> work.rungOver(at, "failed", because);
            case Event.RungDone(_, _, var because) -> work.rungOver(at, "done", because);
            case Event.RungPutBack(_, _, var because) -> work.rungOver(at, "put back", because);
            case Event.RungSkipped(_, var key, _, var because) ->
                    work.rungSkipped(at, key, because);
            case Event.DoneByHand(_, var question, var by, _) ->
                    desk.answered(at, question, "done by hand", by);
            case Event.ScenarioChosen(_, var chosen, _) -> root().with("scenario", chosen.title());
            case Event.Triaged _,
                    Event.NoScenarioFits _,
                    Event.CausesLeft _,
                    Event.FilesUnchanged _ -> {}
        }
        point(event);
    }

    private void course(Event.OfCourse event) {
        var at = event.at();
        switch (event) {
            case Event.VerifyingBegan _ -> stage("verify", "verify", at);
            case Event.VerifyFailed(_, var because) -> stageOver(at, because);
            case Event.SoakBegan _ -> stage("soak", "soak", at);
            case Event.DownAgain(_, var detail) -> stageOver(at, detail);
            case Event.Resolved _ -> stage("watch", "watch on", at);
            case Event.HandedOver _ -> stage("hands", "in people's hands", at);
            case Event.TakenOver(_, var by, _) ->
                    stage("hands", "in people's hands", at).with("by", by);
            case Event.SecondLookBegan _ -> stage("look", "look around again", at);
            case Event.TakenUpAgain _ -> stageOver(at, null);
            case Event.VerifyRepeated _ -> {}
        }
        point(event);
    }

    /// The stage before ends where the next begins, and with it what stands on the ladder.
    private Sketch stage(String kind, String name, Instant at) {
        stageOver(at, null);
        work.rungOver(at);
        desk.withdrawn(at);
        return begin(next(kind), ROOT, name, at);
    }

    private void stageOver(Instant at, @Nullable String failed) {
        var stage = stage();
        if (stage == null) return;
        if (failed != null) stage.failed(failed);
        end(stage.key, at);
    }

    /// What the incident is busy with beside the ladder; null if nothing.
    @Nullable Sketch stage() {
        for (var sketch : open.values())
            if (STAGES.contains(sketch.key.split(" ", 2)[0])) return sketch;
        return null;
    }

    private void waiting(String kind, String name, Instant at, String because) {
        end(kind, at);
        begin(next(kind), work.inHand(), name, at).with("because", because);
    }

    Sketch root() {
        var root = open.get(ROOT);
        if (root == null) throw new IllegalStateException("an incident that was never opened");
        return root;
    }

    void point(Event event) {
        var root = open.get(ROOT);
        if (root != null) root.point(event.at(), EventJson.kind(event), Telling.of(event));
    }

    /// A key that was not used before: `pause 3`.
    String next(String kind) {
        return kind + " " + counts.merge(kind, 1, Integer::sum);
    }

    Sketch begin(String key, @Nullable String parent, String name, Instant at) {
        var sketch = new Sketch(key, parent, name, at);
        open.put(key, sketch);
        return sketch;
    }

    @Nullable Sketch open(String key) {
        return open.get(key);
    }

    /// The open one of that kind; null if there is none.
    @Nullable Sketch last(String kind) {
        for (var sketch : open.values()) if (sketch.key.startsWith(kind + " ")) return sketch;
        return null;
    }

    String inHand() {
        return work.inHand();
    }

    Desk desk() {
        return desk;
    }

    /// Ends all that are called so: `pause` ends `pause 3`.
    void end(String kind, Instant at) {
        open.keySet()
                .removeIf(key ->
                        (key.equals(kind) || key.startsWith(kind + " ")) && end(open.get(key), at));
    }

    private boolean end(@Nullable Sketch sketch, Instant at) {
        if (sketch != null) done.add(sketch.over(at, seen));
        return sketch != null;
    }

    /// One that was over as soon as it was known.
    void add(Sketch sketch, Instant at) {
        done.add(sketch.over(at, seen));
    }
}
