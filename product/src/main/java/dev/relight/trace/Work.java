package dev.relight.trace;

import dev.relight.danger.Danger;
import dev.relight.incident.Event;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Purpose;
import dev.relight.incident.Run;
import dev.relight.incident.Rung;
import dev.relight.incident.Shown;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The spans of commands, and of the steps up the ladder they belong to.
final class Work {
    private static final String RUNG = "rung";

    private final Spans spans;
    private final Map<String, Run> runs = new HashMap<>();
    private Rung.@Nullable Key inHand;

    Work(Spans spans) {
        this.spans = spans;
    }

    void read(Event.OfWork event) {
        switch (event) {
            case Event.JobStarted(var at, var run, var because) -> started(at, run, because);
            case Event.JobEnded(var at, var fence, var lines, _) -> ended(at, fence, lines);
            case Event.JobUnknown(var at, var fence, var because) -> lost(at, fence, because);
            case Event.JobNeverRan(var at, var fence, var because) -> lost(at, fence, because);
            case Event.Acknowledged _,
                    Event.Resumed _,
                    Event.CameUp _,
                    Event.WentDown _,
                    Event.StillDown _,
                    Event.HealthUnknown _,
                    Event.LookSkipped _ ->
                    spans.point(event);
        }
    }

    private void started(Instant at, Run run, String because) {
        if (spans.open(key(run.fence())) != null) return;
        var name =
                run.lines().size() == 1
                        ? "line " + run.lines().getFirst()
                        : "lines %d-%d".formatted(run.lines().getFirst(), run.lines().getLast());
        runs.put(run.fence(), run);
        spans.begin(key(run.fence()), parent(run.purpose()), name, at)
                .with("fence", run.fence())
                .with("command", String.join("\n", Shown.lines(run.form())))
                .with("danger", run.danger().word())
                .with("target", run.form().target())
                .with("line", run.lines().getFirst())
                .with("because", because);
    }

    private String parent(Purpose purpose) {
        if (purpose == Purpose.ACT) return inHand();
        var stage = spans.stage();
        return stage == null ? inHand() : stage.key;
    }

    private void ended(Instant at, String fence, List<LineEnd> lines) {
        var job = spans.open(key(fence));
        var run = runs.remove(fence);
        if (job == null || run == null) return;
        for (var line : lines) exit(job, line);
        bad(lines, job);
        var texts = Shown.lines(run.form());
        if (run.lines().size() > 1) each(at, job, run, lines, texts);
        spans.end(key(fence), at);
    }

    /// Lines of one shell run one after the other: each began when those before it were done.
    private void each(Instant at, Sketch job, Run run, List<LineEnd> lines, List<String> texts) {
        var began = job.began();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var ended = began.plus(line.took());
            if (ended.isAfter(at)) ended = at;
            var sketch =
                    new Sketch(job.key + " " + i, job.key, "line " + line.line(), began)
                            .with("line", line.line())
                            .with("danger", run.danger().word());
            if (i < texts.size()) sketch.with("command", texts.get(i));
            exit(sketch, line);
            bad(List.of(line), sketch);
            spans.add(sketch, ended);
            began = ended;
        }
    }

    private static void exit(Sketch sketch, LineEnd line) {
        var exit = line.exit();
        if (exit != null) sketch.exit(exit);
        if (!line.check().isUndecided()) sketch.with("verdict", line.check().because());
    }

    /// Not as its author expects; an exit status alone may be a finding, not a failure.
    private static void bad(List<LineEnd> lines, Sketch sketch) {
        var bad =
                lines.stream()
                        .filter(line -> line.check().isFalse())
                        .map(line -> "line %d: %s".formatted(line.line(), line.check().because()))
                        .collect(Collectors.joining("; "));
        if (!bad.isEmpty()) sketch.failed(bad);
    }

    private void lost(Instant at, String fence, String because) {
        var job = spans.open(key(fence));
        if (job == null) return;
        runs.remove(fence);
        job.failed(because);
        spans.end(key(fence), at);
    }

    void rung(Rung rung, Instant at, String because) {
        inHand = rung.key();
        spans.begin(spans.next(RUNG), Spans.ROOT, rung.title(), at)
                .with("line", rung.key().unit())
                .with("danger", rung.danger().word())
                .with("digest", rung.digest())
                .with("because", because)
                .with("needs_person", rung.danger().compareTo(Danger.REVERSIBLE) > 0 ? "yes" : "");
    }

    /// Key of the step in hand; that of the incident if there is none.
    String inHand() {
        var rung = current();
        return rung == null ? Spans.ROOT : rung.key;
    }

    private @Nullable Sketch current() {
        return spans.last(RUNG);
    }

    /// Whatever was in hand is over, one way or another.
    void rungOver(Instant at) {
        inHand = null;
        spans.end("settle", at);
        spans.end("pause", at);
        spans.end(RUNG, at);
    }

    void rungOver(Instant at, String outcome, String because) {
        var rung = current();
        if (rung != null) {
            rung.with("outcome", outcome).with("why", because);
            if (outcome.equals("failed")) rung.failed(because);
        }
        spans.desk().withdrawn(at);
        rungOver(at);
    }

    /// Many are left out without ever having been in hand.
    void rungSkipped(Instant at, Rung.Key key, String because) {
        if (key.equals(inHand)) rungOver(at, "left out", because);
    }

    private static String key(String fence) {
        return "job " + fence;
    }
}
