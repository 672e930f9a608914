package dev.relight.room;

import dev.relight.account.Right;
import dev.relight.http.Access;
import dev.relight.http.Refusal;
import dev.relight.http.Reply;
import dev.relight.http.Request;
import dev.relight.http.Route;
import dev.relight.incident.Event;
import dev.relight.incident.Guard;
import dev.relight.incident.Question;
import dev.relight.incident.Signal;
import dev.relight.record.HandoverPage;
import dev.relight.record.PostMortem;
import dev.relight.record.Timeline;
import dev.relight.room.page.Pages;
import dev.relight.room.paper.Paper;
import dev.relight.room.sheet.IncidentSheet;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// One incident: its page, what belongs to it, and what people say to it.
final class IncidentDesk {
    /// More is no note but a document.
    private static final int TEXT_MAX = 2_000;

    private static final String NO_REASON = "no reason given";

    private final Room.Ports ports;
    private final Pages pages;
    private final IncidentPainter painter;
    private final Heard heard;
    private final Room.Framing framing;

    IncidentDesk(
            Room.Ports ports,
            Pages pages,
            IncidentPainter painter,
            Heard heard,
            Room.Framing framing) {
        this.ports = ports;
        this.pages = pages;
        this.painter = painter;
        this.heard = heard;
        this.framing = framing;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/incidents/{id}", Access.VIEW, this::page),
                Route.get("/incidents/{id}/timeline", Access.VIEW, this::timeline),
                Route.get("/incidents/{id}/post-mortem", Access.VIEW, this::postMortem),
                Route.get("/incidents/{id}/handover", Access.VIEW, this::handover),
                Route.get("/incidents/{id}/output/{digest}", Access.VIEW, this::output),
                Route.post("/incidents/{id}/answer", Access.RESPOND, this::answer),
                Route.post("/incidents/{id}/did", Access.RESPOND, this::did),
                Route.post("/incidents/{id}/say", Access.RESPOND, this::say));
    }

    private Reply page(Request request) {
        var sheet = IncidentSheet.of(painter.events(id(request)));
        var frame = framing.frame(request, sheet.opening().service(), "incidents");
        var said = Said.of(request.query("said").orElse(""));
        return Reply.html(painter.page(sheet, frame, said.words()));
    }

    private Reply timeline(Request request) {
        var text = Timeline.text(painter.events(id(request)), ports.zone());
        return whole(request, "Timeline of " + id(request), text);
    }

    private Reply postMortem(Request request) {
        var text = PostMortem.markdown(painter.events(id(request)), ports.zone());
        return prose(request, "Post-mortem, draft", text);
    }

    private Reply handover(Request request) {
        var events = painter.events(id(request));
        var text = HandoverPage.markdown(events, ports.clock().instant(), ports.zone());
        return prose(request, "Hand-over", text);
    }

    private Reply prose(Request request, String title, String markdown) {
        var frame = framing.frame(request, title, "incidents");
        return Reply.html(pages.prose(frame, id(request), Paper.prose(markdown)));
    }

    private Reply whole(Request request, String title, String text) {
        var frame = framing.frame(request, title, "incidents");
        return Reply.html(pages.whole(frame, id(request), text));
    }

    /// Only outputs of this incident: a digest is no key to another's.
    private Reply output(Request request) {
        var digest = request.parameter("digest");
        for (var event : painter.events(id(request)))
            if (event instanceof Event.JobEnded ended)
                for (var end : ended.lines())
                    if (end.stdout().equals(digest) || end.stderr().equals(digest))
                        return whole(
                                request,
                                "Output of line " + end.line(),
                                ports.journal().kept(digest));
        throw Refusal.notFound("There is no such output");
    }

    private Reply answer(Request request) {
        var id = id(request);
        var asking = IncidentSheet.of(painter.events(id)).asking();
        var question = request.field("question");
        boolean isYes = request.field("do").equals("yes");
        if (asking == null || !asking.question().id().equals(question))
            return back(id, Said.ANSWERED_BEFORE);
        if (isYes && needsApprover(asking.question()) && !request.who().may(Right.APPROVE))
            throw new Refusal(
                    403,
                    request.who().name() + " may not say yes to this",
                    "ask one who may approve; saying no is open to every responder");
        if (isYes && asking.yeses().contains(request.who().name()))
            return back(id, Said.YES_BEFORE);
        var by = request.who().name();
        var reason = reason(request);
        return switch (request.field("do")) {
            case "yes" ->
                    said(
                            id,
                            new Signal.PersonApproved(now(), by, question, request.field("digest")),
                            Said.YES);
            case "no" -> said(id, new Signal.PersonRefused(now(), by, question, reason), Said.NO);
            case "choose" -> choose(request, asking.question(), by);
            case "didit" ->
                    said(id, new Signal.PersonDidIt(now(), by, question, reason), Said.DID_IT);
            case "glass" -> glass(request, Guard.SECOND_PERSON, question, reason);
            default -> throw noSuchButton();
        };
    }

    /// Each blank has its own group of buttons.
    private Reply choose(Request request, Question question, String by) {
        var which = question.which();
        if (which == null) throw noSuchButton();
        if (!request.who().may(Right.APPROVE))
            throw new Refusal(403, by + " may not choose here", "ask one who may approve");
        var values = new TreeMap<String, String>();
        for (int i = 0; i < which.blanks().size(); i++) {
            var value = request.field("which-" + i);
            if (!value.isEmpty()) values.put(which.blanks().get(i).name(), value);
        }
        if (values.size() < which.blanks().size()) return back(id(request), Said.NOT_CHOSEN);
        return said(
                id(request), new Signal.PersonChose(now(), by, question.id(), values), Said.CHOSEN);
    }

    private static Refusal noSuchButton() {
        return Refusal.bad("that is no button of the page", "reload the page");
    }

    private Reply glass(Request request, Guard guard, String about, String because) {
        if (!request.who().may(Right.APPROVE))
            throw new Refusal(
                    403,
                    request.who().name() + " may not override a guard",
                    "ask one who may approve");
        if (because.equals(NO_REASON)) return back(id(request), Said.REASON_MISSING);
        var by = request.who().name();
        return said(
                id(request),
                new Signal.PersonBrokeGlass(now(), by, guard, about, because),
                Said.OVERRIDDEN);
    }

    private static Guard guard(Request request) {
        for (var guard : Guard.values())
            if (guard.word().equals(request.field("guard"))) return guard;
        throw noSuchButton();
    }

    private static boolean needsApprover(Question question) {
        return switch (question.kind()) {
            case APPROVE, DOUBT, CHOOSE -> true;
            case BY_HAND, HEALTH -> false;
        };
    }

    private Reply did(Request request) {
        var line = request.field("line");
        if (!line.matches("[0-9]{1,7}"))
            throw Refusal.bad("the line is no number", "use the button of the task");
        var by = request.who().name();
        return said(
                id(request), new Signal.PersonDid(now(), by, Integer.parseInt(line)), Said.DONE);
    }

    private Reply say(Request request) {
        var id = id(request);
        var by = request.who().name();
        var text = text(request);
        var because = text.isEmpty() ? reason(request) : text;
        return switch (request.field("do")) {
            case "note" -> {
                if (text.isEmpty()) yield back(id, Said.NOTHING);
                yield said(id, new Signal.PersonNoted(now(), by, text), Said.NOTED);
            }
            case "ack" -> said(id, new Signal.PersonAcknowledged(now(), by), Said.ACKNOWLEDGED);
            case "hold" -> said(id, new Signal.PersonHeld(now(), by, because), Said.HELD);
            case "release" -> said(id, new Signal.PersonReleased(now(), by), Said.RELEASED);
            case "abort" -> said(id, new Signal.PersonAborted(now(), by, because), Said.ABORTED);
            case "retry" -> said(id, new Signal.PersonRetried(now(), by, because), Said.RETRIED);
            case "mended" -> said(id, new Signal.PersonMended(now(), by, because), Said.MENDED);
            case "skip" -> said(id, new Signal.PersonSkipped(now(), by, because), Said.SKIPPED);
            case "takeover" ->
                    said(id, new Signal.PersonTookOver(now(), by, because), Said.TAKEN_OVER);
            case "glass" -> glass(request, guard(request), "", because);
            default -> throw noSuchButton();
        };
    }

    private static String text(Request request) {
        var text = request.field("text").strip();
        if (text.length() > TEXT_MAX)
            throw Refusal.bad(
                    "the note is longer than " + TEXT_MAX + " characters", "say it shorter");
        return text;
    }

    private static String reason(Request request) {
        var because = request.field("because").strip();
        if (because.length() > TEXT_MAX)
            throw Refusal.bad(
                    "the reason is longer than " + TEXT_MAX + " characters", "say it shorter");
        return because.isEmpty() ? NO_REASON : because;
    }

    private Reply said(String id, Signal signal, Said what) {
        painter.events(id);
        var noted = heard.after(id, () -> ports.say().accept(id, signal));
        if (noted.stream().anyMatch(Event.AnswerVoid.class::isInstance)) return back(id, Said.VOID);
        return back(id, noted.isEmpty() ? Said.NO_CHANGE : what);
    }

    private static Reply back(String id, Said said) {
        return Reply.seeOther("/incidents/" + id + "?said=" + said.word());
    }

    private Instant now() {
        return ports.clock().instant();
    }

    /// Ids are letters, digits, `._-`; anything else would be another's text in our headers.
    private static String id(Request request) {
        var id = request.parameter("id");
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}"))
            throw Refusal.notFound("There is no such incident");
        return id;
    }
}
