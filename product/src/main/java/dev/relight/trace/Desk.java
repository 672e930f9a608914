package dev.relight.trace;

import dev.relight.incident.Event;
import dev.relight.incident.Guard;
import dev.relight.incident.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The spans of questions and of the clocks that call people.
final class Desk {
    private final Spans spans;
    private @Nullable Question asked;
    private final List<String> yeses = new ArrayList<>();
    private @Nullable Instant called;

    Desk(Spans spans) {
        this.spans = spans;
    }

    void read(Event.OfDesk event) {
        var at = event.at();
        switch (event) {
            case Event.Asked(_, var question) -> asked(at, question);
            case Event.Approved(_, var question, var by) -> yes(at, question, by);
            case Event.Chosen(_, var question, var by, var values) ->
                    answered(at, question, values.toString(), by);
            case Event.Refused(_, var question, var by, _) -> answered(at, question, "no", by);
            case Event.Expired(_, var question) -> answered(at, question, "nobody answered", "");
            case Event.GlassBroken(_, var guard, var about, _, var by, _) -> {
                if (guard == Guard.SECOND_PERSON && !yeses.isEmpty())
                    answered(at, about, "yes, glass broken", by);
            }
            case Event.Escalated(_, int line, var text, var because) ->
                    spans.add(
                            new Sketch(
                                            spans.next("escalation"),
                                            Spans.ROOT,
                                            "until escalation",
                                            spans.root().began())
                                    .with("line", line)
                                    .with("text", text)
                                    .with("because", because),
                            at);
            case Event.Called(_, _, int level, var whom, var because) -> {
                var before = called == null ? spans.root().began() : called;
                spans.add(
                        new Sketch(spans.next("call"), Spans.ROOT, "until call " + level, before)
                                .with("level", level)
                                .with("whom", whom)
                                .with("because", because),
                        at);
                called = at;
            }
            case Event.Stopped(_, var stop) ->
                    spans.begin(spans.next("stop"), Spans.ROOT, stop.kind().word(), at)
                            .with("because", stop.because());
            case Event.Freed _ -> spans.end("stop", at);
            case Event.Held(_, var by, var because) ->
                    spans.begin(spans.next("held"), Spans.ROOT, "held", at)
                            .with("by", by)
                            .with("because", because);
            case Event.Released _ -> spans.end("held", at);
            case Event.AnswerVoid _,
                    Event.AcknowledgementRanOut _,
                    Event.StatusUpdated _,
                    Event.NoticeSent _,
                    Event.NoticeFailed _,
                    Event.ErrandLeft _,
                    Event.ErrandDone _,
                    Event.Warned _,
                    Event.Noted _ -> {}
        }
        spans.point(event);
    }

    private void asked(Instant at, Question question) {
        withdrawn(at);
        asked = question;
        yeses.clear();
        var danger = question.danger();
        spans.begin(key(question.id()), spans.inHand(), "question " + question.title(), at)
                .with("question", question.id())
                .with("digest", question.digest())
                .with("command", String.join("\n", question.shown()))
                .with("danger", danger == null ? "" : danger.word())
                .with("yeses_needed", question.yeses());
    }

    private void yes(Instant at, String question, String by) {
        var now = asked;
        var sketch = spans.open(key(question));
        if (now == null || sketch == null || !now.id().equals(question)) return;
        yeses.add(by);
        sketch.point(at, "yes", by);
        if (yeses.size() >= now.yeses()) answered(at, question, "yes", String.join(", ", yeses));
    }

    void answered(Instant at, String question, String answer, String by) {
        var sketch = spans.open(key(question));
        if (sketch == null) return;
        sketch.with("answer", answer).with("by", by);
        if (!answer.startsWith("yes") && !answer.equals("done by hand")) sketch.failed(answer);
        spans.end(key(question), at);
        asked = null;
    }

    /// Nobody need answer any more.
    void withdrawn(Instant at) {
        var now = asked;
        if (now == null) return;
        var sketch = spans.open(key(now.id()));
        // by a yes with the glass broken before it
        if (sketch != null && !yeses.isEmpty()) sketch.with("by", String.join(", ", yeses));
        if (sketch != null) sketch.with("answer", yeses.isEmpty() ? "withdrawn" : "yes");
        spans.end(key(now.id()), at);
        asked = null;
    }

    private static String key(String question) {
        return "question " + question;
    }
}
