package dev.relight.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.relight.account.Accounts;
import dev.relight.account.Right;
import dev.relight.http.Access;
import dev.relight.http.Refusal;
import dev.relight.http.Reply;
import dev.relight.http.Request;
import dev.relight.http.Route;
import dev.relight.intake.Intake;
import dev.relight.intake.Reception;
import dev.relight.intake.Seals;
import dev.relight.settings.Senders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Takes alerts from outside: 2xx once all of a body is on disk, 4xx when the sender is at fault,
/// 503 when it should try again.
public final class AlertsApi {
    private static final System.Logger LOG = System.getLogger(AlertsApi.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Bodies in memory at a time, in KiB.
    private static final int BODIES_KIB_MAX = 64 * 1024;

    /// The same for those who have not shown a token yet: they must not use up what the others
    /// need.
    private static final int STRANGERS_KIB_MAX = 8 * 1024;

    /// What PagerDuty itself takes.
    private static final int PAGERDUTY_BYTES_MAX = 512 * 1024;

    /// A sender waits at least so long; Alertmanager gives up after the interval of its group.
    private static final int DURABLE_SECONDS_MAX = 10;

    private final Ground ground;
    private final Accounts accounts;
    private final Metrics metrics;
    private final Unrouted unrouted;
    private final Seals seals;
    private final Semaphore bodies = new Semaphore(BODIES_KIB_MAX);
    private final Semaphore strangers = new Semaphore(STRANGERS_KIB_MAX);

    public AlertsApi(Ground ground, Accounts accounts, Metrics metrics, Seals seals) {
        this.seals = seals;
        this.ground = ground;
        this.accounts = accounts;
        this.metrics = metrics;
        this.unrouted = new Unrouted(ground.engine()::now);
    }

    public List<Route> routes() {
        return List.of(
                intake("alertmanager", Intake::alertmanager),
                intake("grafana", Intake::grafana),
                intake("pagerduty", body -> Intake.pagerDutyWebhook(body, ground.engine().now())),
                intake(
                        "cloudevents",
                        body -> Intake.cloudEvents(body, ground.house().mapping("cloudevents"))),
                intake("generic", body -> Intake.generic(body, ground.house().mapping("generic"))),
                Route.post("/v2/enqueue", Access.OPEN, PAGERDUTY_BYTES_MAX, this::pagerDuty),
                Route.post("/api/v1/heartbeats/{name}", Access.INTAKE, this::beat),
                Route.get("/api/v1/alerts/unrouted", Access.VIEW, _ -> unrouted.reply()));
    }

    /// Open to the gate, since what is signed needs no token; the guard stands within.
    private Route intake(String source, Function<byte[], Intake.Answer> parser) {
        return Route.post(
                "/api/v1/alerts/" + source,
                Access.OPEN,
                Intake.BODY_BYTES_MAX,
                request -> {
                    var ways = ground.house().signatures(source);
                    return ways.isEmpty()
                            ? byToken(source, request, parser)
                            : signed(source, ways, request, parser);
                });
    }

    private Reply byToken(String source, Request request, Function<byte[], Intake.Answer> parser) {
        if (request.caller().isEmpty())
            throw new Refusal(
                    401, "nobody is logged in", "send `Authorization: Bearer` with a token");
        if (!request.caller().get().may(Right.INTAKE))
            throw new Refusal(
                    403,
                    request.caller().get().name() + " may not send alerts here",
                    "make a token for a sender: relight token add NAME");
        return taken(source, request, parser);
    }

    /// A token is not asked for, nor does one help: who has it may not have the key.
    private Reply signed(
            String source,
            List<Senders.Signed> ways,
            Request request,
            Function<byte[], Intake.Answer> parser) {
        var genuine = new AtomicReference<Seals.Verdict.Genuine>();
        var reply =
                taken(
                        source,
                        request,
                        body -> {
                            genuine.set(genuine(source, ways, request, body));
                            return parser.apply(body);
                        });
        var mark = genuine.get();
        if (mark != null && reply.status() < 300) seals.remember(mark);
        return reply;
    }

    private Seals.Verdict.Genuine genuine(
            String source, List<Senders.Signed> ways, Request request, byte[] body) {
        return switch (seals.check(ways, request::header, body, ground.engine().now())) {
            case Seals.Verdict.Genuine genuine -> genuine;
            case Seals.Verdict.Refused(int status, var because, var mend) -> {
                metrics.alert(source, status == 503 ? "overloaded" : "forged");
                throw new Refusal(status, because, mend);
            }
        };
    }

    private Reply beat(Request request) {
        if (!ground.house().beat(request.parameter("name")))
            return Reply.problem(
                    404,
                    "no service has a heartbeat of this name",
                    "add `probes: [{heartbeat: NAME, within: 1h}]` to a service in relight.yaml");
        return Reply.json(202, JsonNodeFactory.instance.objectNode().put("status", "accepted"));
    }

    private Reply taken(String source, Request request, Function<byte[], Intake.Answer> parser) {
        boolean isKnown = request.caller().isPresent();
        var room = isKnown ? bodies : strangers;
        int weight = weight(request);
        if (!room.tryAcquire(weight)) throw overloaded(source, "too many bodies at a time");
        try {
            return taken(source, parser.apply(request.body()));
        } finally {
            room.release(weight);
        }
    }

    /// What is announced counts; what is not announced could be anything.
    private static int weight(Request request) {
        var announced = request.header("Content-Length");
        int bytes =
                announced.matches("[0-9]{1,7}")
                        ? Integer.parseInt(announced)
                        : Intake.BODY_BYTES_MAX;
        return Math.min(bytes, Intake.BODY_BYTES_MAX) / 1024 + 1;
    }

    /// Its senders know no header; the routing key in the body is the token.
    private Reply pagerDuty(Request request) {
        return taken(
                "pagerduty",
                request,
                body -> {
                    var caller = request.caller().or(() -> accounts.byToken(routingKey(body)));
                    if (caller.isEmpty())
                        throw new Refusal(
                                401,
                                "the routing key is not known",
                                "make one: relight token add pagerduty");
                    if (!caller.get().may(Right.INTAKE))
                        throw new Refusal(
                                403, "this token may not send alerts", "make one for a sender");
                    return Intake.pagerDuty(body);
                });
    }

    private static String routingKey(byte[] body) {
        try {
            return JSON.readTree(body).path("routing_key").asText("");
        } catch (JsonProcessingException broken) {
            return "";
        } catch (IOException impossible) {
            throw new IllegalStateException("reading an array of bytes failed", impossible);
        }
    }

    private Reply taken(String source, Intake.Answer answer) {
        return switch (answer) {
            case Intake.Answer.Refused(var status, var what, var mend) -> {
                metrics.alert(source, "refused");
                yield Reply.problem(status, what, mend);
            }
            case Intake.Answer.Understood(var alerts) -> {
                var outcomes = new ArrayList<CompletableFuture<Reception.Outcome>>();
                try {
                    for (var alert : alerts)
                        outcomes.add(
                                ground.reception()
                                        .take(alert)
                                        .whenComplete((it, _) -> unrouted.note(alert, it)));
                } catch (Reception.Overloaded | IllegalStateException full) {
                    throw overloaded(source, String.valueOf(full.getMessage()));
                }
                yield accepted(source, outcomes);
            }
        };
    }

    private Reply accepted(String source, List<CompletableFuture<Reception.Outcome>> outcomes) {
        try {
            CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                    .get(DURABLE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException | TimeoutException notDurable) {
            LOG.log(System.Logger.Level.ERROR, "alerts were not recorded: " + notDurable);
            throw overloaded(source, "not all could be recorded");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw overloaded(source, "Relight is stopping");
        }
        var page = JsonNodeFactory.instance.objectNode().put("status", "success");
        page.put("message", "taken");
        var list = page.putArray("alerts");
        for (var each : outcomes) {
            var outcome = each.join();
            var one = list.addObject();
            switch (outcome) {
                case Reception.Outcome.Opened(var id) ->
                        one.put("outcome", "opened").put("incident", id);
                case Reception.Outcome.Joined(var id) ->
                        one.put("outcome", "joined").put("incident", id);
                case Reception.Outcome.Known(var id) ->
                        one.put("outcome", "known").put("incident", id);
                case Reception.Outcome.Nothing() -> one.put("outcome", "nothing-open");
                case Reception.Outcome.Unrouted(var because) ->
                        one.put("outcome", "unrouted").put("because", because);
            }
            metrics.alert(source, one.path("outcome").asText());
        }
        return Reply.json(202, page);
    }

    private Refusal overloaded(String source, String why) {
        metrics.alert(source, "overloaded");
        return new Refusal(503, why, "send it again");
    }
}
