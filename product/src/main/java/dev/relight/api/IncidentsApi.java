package dev.relight.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.relight.http.Access;
import dev.relight.http.Refusal;
import dev.relight.http.Reply;
import dev.relight.http.Request;
import dev.relight.http.Route;
import dev.relight.inbox.IncidentLetters;
import dev.relight.inbox.Letter;
import dev.relight.inbox.Reader;
import dev.relight.journal.Register;
import dev.relight.orders.Hold;
import dev.relight.orders.Holds;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Incidents: the list, one with its timeline and question, and everything a person may say to it.
public final class IncidentsApi {
    /// An answer takes one write to disk; longer, and something is wrong with it.
    private static final int ANSWER_SECONDS_MAX = 10;

    /// Room for a long note, as in a letter; it is kept for ever and shown on every page.
    private static final int WORDS_BYTES_MAX = 64 * 1024;

    private static final int PAGE_DEFAULT = 50;

    /// What may be said to an incident, and who may.
    static final Map<String, Access> VERBS =
            new TreeMap<>(
                    Map.of(
                            "approve", Access.APPROVE,
                            "choose", Access.APPROVE,
                            "refuse", Access.RESPOND,
                            "skip", Access.RESPOND,
                            "retry", Access.RESPOND,
                            "note", Access.RESPOND,
                            "ack", Access.RESPOND,
                            "abort", Access.RESPOND,
                            "resolve", Access.RESPOND,
                            "done", Access.RESPOND));

    private final Ground ground;
    private final Map<String, Reader> readers;

    public IncidentsApi(Ground ground) {
        this.ground = ground;
        readers = IncidentLetters.of(ground.engine(), ground.journal());
    }

    public List<Route> routes() {
        var routes = new ArrayList<Route>();
        routes.add(Route.get("/api/v1/incidents", Access.VIEW, this::list));
        routes.add(Route.get("/api/v1/incidents/{id}", Access.VIEW, this::one));
        routes.add(Route.get("/api/v1/outputs/{digest}", Access.VIEW, this::output));
        routes.add(Route.post("/api/v1/hold", Access.RESPOND, this::hold));
        routes.add(Route.post("/api/v1/release", Access.RESPOND, this::release));
        VERBS.forEach((verb, access) ->
                routes.add(
                        Route.post(
                                "/api/v1/incidents/{id}/" + verb,
                                access,
                                WORDS_BYTES_MAX,
                                request -> said(verb, request))));
        return routes;
    }

    private Reply list(Request request) {
        var found =
                ground.register()
                        .find(
                                new Register.Search(
                                        request.query("q").orElse(""),
                                        which(request.query("state").orElse("all")),
                                        request.query("page", 1, 1, Integer.MAX_VALUE),
                                        request.query("size", PAGE_DEFAULT, 1, Register.PAGE_MAX)));
        var page = JsonNodeFactory.instance.objectNode().put("total", found.total());
        var list = page.putArray("incidents");
        found.briefs().forEach(brief -> list.add(IncidentJson.brief(brief)));
        return Reply.json(200, page);
    }

    private static Register.Search.Which which(String word) {
        return switch (word) {
            case "all" -> Register.Search.Which.ALL;
            case "open" -> Register.Search.Which.OPEN;
            case "over" -> Register.Search.Which.OVER;
            default -> throw Refusal.bad("state is '" + word + "'", "give all, open or over");
        };
    }

    private Reply one(Request request) {
        var id = request.parameter("id");
        var events = ground.journal().events(id);
        if (events.isEmpty()) throw Refusal.notFound("there is no incident " + id);
        return Reply.json(200, IncidentJson.whole(events, ground.engine().incident(id)));
    }

    private Reply output(Request request) {
        var digest = request.parameter("digest");
        if (!digest.matches("[0-9a-f]{64}")) throw Refusal.notFound("there is no such output");
        try {
            return Reply.text(200, ground.journal().kept(digest));
        } catch (dev.relight.journal.JournalFault missing) {
            throw Refusal.notFound("there is no such output");
        }
    }

    private Reply hold(Request request) {
        var because = request.json().path("because").asText("").strip();
        if (because.isEmpty())
            throw Refusal.bad("nobody says why", "give `because`; people will ask");
        var by = request.who().name();
        var hold = new Hold(service(request), by, now(), because, null);
        try {
            new Holds(ground.state()).put(hold);
        } catch (IOException full) {
            // It stands still all the same; only a restart would forget it.
            ground.engine().hold(hold.service(), hold.words(), null);
            throw new Refusal(
                    503,
                    "it stands still, but a restart would forget it: " + full.getMessage(),
                    "make room on the disk of the state folder, then say it again");
        }
        ground.engine().hold(hold.service(), hold.words(), null);
        return done("everything automatic stands still until it is released");
    }

    /// Empty: everything.
    private static String service(Request request) {
        var service = request.json().path("service").asText("").strip();
        if (!service.isEmpty() && !Holds.isService(service))
            throw Refusal.bad("'service' names none", "give the name of one, or leave it out");
        return service;
    }

    private Reply release(Request request) {
        var service = service(request);
        try {
            var _ = new Holds(ground.state()).end(service, request.who().name(), now());
        } catch (IOException stuck) {
            throw new Refusal(
                    503,
                    "it is still on hold: " + stuck.getMessage(),
                    "see that the state folder can be written, then say it again");
        }
        ground.engine().release(service);
        return done("Relight goes on");
    }

    private Instant now() {
        return ground.engine().now();
    }

    private Reply said(String verb, Request request) {
        var words = new TreeMap<String, String>();
        if (request.body().length > 0)
            for (var field : request.json().properties())
                if (field.getValue().isValueNode())
                    words.put(field.getKey(), field.getValue().asText(""));
        words.put("incident", request.parameter("id"));
        if (ground.journal().events(request.parameter("id")).isEmpty())
            throw Refusal.notFound("there is no incident " + request.parameter("id"));
        var at = ground.engine().now();
        var reader = readers.get(verb);
        if (reader == null) throw new IllegalStateException("nobody reads " + verb);
        try {
            var letter = Letter.write(at, request.who().name(), verb, words);
            var reply = reader.read(letter, at).get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
            return reply.done()
                    ? done(reply.text())
                    : Reply.problem(409, reply.text(), "look at the incident as it stands now");
        } catch (IllegalArgumentException misshapen) {
            throw Refusal.bad(String.valueOf(misshapen.getMessage()), "see the OpenAPI document");
        } catch (ExecutionException | TimeoutException notRecorded) {
            throw new Refusal(503, "it could not be recorded", "try again");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "Relight is stopping", "try again");
        }
    }

    private static Reply done(String text) {
        return Reply.json(
                200, JsonNodeFactory.instance.objectNode().put("done", true).put("text", text));
    }
}
