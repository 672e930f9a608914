package dev.relight.http;

import dev.relight.account.AccountFault;
import dev.relight.journal.JournalFault;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Takes requests in, has the gate look at each, and writes the answers.
final class Desk {
    private static final System.Logger LOG = System.getLogger(Desk.class.getName());

    /// What such a sender still has to say is not waited for.
    private static final int TOO_SLOW = 408;

    private final Gate gate;
    private final Onlooker onlooker;
    private final boolean isBehindProxy;
    private final boolean isTls;
    private final Patience patience;
    private final Map<String, Set<String>> methodsByPath = new HashMap<>();

    Desk(Gate gate, Onlooker onlooker, Patience patience, boolean isBehindProxy, boolean isTls) {
        this.patience = patience;
        this.gate = gate;
        this.onlooker = onlooker;
        this.isBehindProxy = isBehindProxy;
        this.isTls = isTls;
    }

    void serve(HttpRouting.Builder routing, Route route) {
        switch (route) {
            case Route.Plain plain -> {
                note(plain.path(), plain.method().name());
                routing.route(
                        Server.method(plain.method()),
                        plain.path(),
                        (request, response) -> answer(plain, request, response));
                if (plain.method() == Route.Method.GET)
                    routing.route(
                            Method.HEAD,
                            plain.path(),
                            (request, response) -> answer(plain, request, response));
            }
            case Route.Stream stream -> {
                note(stream.path(), "GET");
                routing.get(stream.path(), (request, response) -> feed(stream, request, response));
            }
        }
    }

    /// What no route knows: 405 where another method would do, else 404.
    void serveRest(HttpRouting.Builder routing) {
        methodsByPath.forEach((path, methods) ->
                routing.any(
                        path,
                        (request, response) ->
                                send(
                                        response,
                                        request,
                                        Reply.problem(
                                                        405,
                                                        "that method does nothing here",
                                                        "use " + String.join(" or ", methods))
                                                .with("Allow", String.join(", ", methods)))));
        routing.any((request, response) ->
                send(
                        response,
                        request,
                        Reply.problem(
                                404,
                                "there is nothing here",
                                "the addresses stand in /api/v1/openapi.json")));
    }

    private void note(String path, String method) {
        methodsByPath.computeIfAbsent(path, _ -> new TreeSet<>()).add(method);
    }

    private void answer(Route.Plain route, ServerRequest raw, ServerResponse response) {
        var request = new Request(raw, route.bodyBytesMax(), isBehindProxy, patience, null);
        Reply reply;
        try {
            var known = gate.pass(request, route.access(), route.method().isWrite());
            if (isAudited(route)) note(route, known);
            reply = route.handler().answer(known);
        } catch (RuntimeException trouble) {
            reply = sorry(request, route.method(), trouble);
        }
        send(response, raw, reply);
    }

    /// Alerts stand in the journal; who logs in is told by the door itself.
    private static boolean isAudited(Route.Plain route) {
        return route.method().isWrite()
                && !route.access().equals(Access.INTAKE)
                && !route.access().equals(Access.OPEN);
    }

    private void note(Route.Plain route, Request request) {
        onlooker.writes(
                request.who().name(), route.method() + " " + request.path(), request.from());
    }

    private void feed(Route.Stream route, ServerRequest raw, ServerResponse response) {
        var request = new Request(raw, 0, isBehindProxy, patience, null);
        Request known;
        try {
            known = gate.pass(request, route.access(), false);
        } catch (RuntimeException trouble) {
            send(response, raw, sorry(request, Route.Method.GET, trouble));
            return;
        }
        Headers.ALWAYS.forEach(response::header);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header("X-Accel-Buffering", "no");
        try (var sink = response.sink(SseSink.TYPE)) {
            route.streamer().stream(known, new Feed(sink));
        } catch (Feed.Gone gone) {
            // The usual end of a stream.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static Reply sorry(Request request, Route.Method method, RuntimeException trouble) {
        if (trouble instanceof Refusal refusal) return refused(request, method, refusal);
        if (trouble instanceof AccountFault || trouble instanceof JournalFault) {
            LOG.log(System.Logger.Level.ERROR, plain(request.path()) + ": " + trouble.getMessage());
            return Reply.problem(
                            503,
                            "the request cannot be kept now",
                            "try again; the log of the server says why")
                    .with("Retry-After", "5");
        }
        LOG.log(
                System.Logger.Level.ERROR,
                "answering " + plain(request.path()) + " failed",
                trouble);
        return Reply.problem(500, "this is a bug in Relight", "report it with the server's log");
    }

    /// A path is the caller's; it must not begin a line of the log.
    private static String plain(String path) {
        return path.replaceAll("\\p{Cntrl}", "?");
    }

    private static Reply refused(Request request, Route.Method method, Refusal refusal) {
        if (refusal.status() == 401 && method == Route.Method.GET && request.wantsHtml())
            return Reply.seeOther(
                    "/login?next=" + URLEncoder.encode(request.path(), StandardCharsets.UTF_8));
        var reply = Reply.problem(refusal.status(), refusal.what(), refusal.mend());
        return refusal.status() == 401
                ? reply.with("WWW-Authenticate", "Bearer realm=\"relight\"")
                : reply;
    }

    private void send(ServerResponse response, ServerRequest raw, Reply reply) {
        onlooker.answered(reply.status());
        response.status(reply.status());
        Headers.ALWAYS.forEach(response::header);
        if (isTls) response.header("Strict-Transport-Security", Headers.STRICT_TRANSPORT);
        if (reply.headers().stream().noneMatch(each -> each.name().equals("Cache-Control")))
            response.header("Cache-Control", "no-store");
        boolean isLast = asksForEnd(raw) || reply.status() == TOO_SLOW;
        if (raw.content().hasEntity() && !raw.content().consumed()) patience.rest();
        if (isLast) response.header("Connection", "close");
        if (!reply.type().isEmpty()) response.header("Content-Type", reply.type());
        for (var header : reply.headers()) response.header(header.name(), header.value());
        if (Method.HEAD.equals(raw.prologue().method())) response.send();
        else response.send(reply.body());
        // The server would wait for more, and a caller that reads to the end with it.
        if (isLast) throw new CloseConnectionException("the caller asked for it");
    }

    private static boolean asksForEnd(ServerRequest raw) {
        return raw.headers()
                .first(HeaderNames.CONNECTION)
                .map(word -> word.equalsIgnoreCase("close"))
                .orElse(false);
    }
}
