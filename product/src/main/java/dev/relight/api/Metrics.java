package dev.relight.api;

import dev.relight.engine.Listener;
import dev.relight.http.Access;
import dev.relight.http.Reply;
import dev.relight.http.Route;
import dev.relight.incident.Event;
import dev.relight.incident.Health;
import dev.relight.incident.Incident;
import dev.relight.trace.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what happens, for Prometheus; `GET /metrics` in the OpenMetrics text format.
public final class Metrics implements Listener {
    /// A name and its labels as they stand in the text: `relight_x_total{a="b"}`.
    private final Map<String, LongAdder> counters = new ConcurrentSkipListMap<>();

    private final Buckets restores = new Buckets("relight_restore_seconds");

    public Metrics() {
        for (var kind : List.of("opened", "resolved", "aborted", "handed_over", "escalated"))
            counter("relight_incidents_" + kind + "_total");
        for (var kind :
                List.of(
                        "actions",
                        "jobs",
                        "questions",
                        "notices_sent",
                        "notices_failed",
                        "trace_spans_sent",
                        "trace_spans_lost")) counter("relight_" + kind + "_total");
    }

    public Route route(Ground ground) {
        return Route.get("/metrics", Access.OPEN, _ -> reply(ground));
    }

    private LongAdder counter(String name) {
        return counters.computeIfAbsent(name, _ -> new LongAdder());
    }

    void alert(String source, String outcome) {
        counter("relight_alerts_total{source=\"%s\",outcome=\"%s\"}".formatted(source, outcome))
                .increment();
    }

    /// Counts spans of traces.
    public Traces.Count spans() {
        return new Traces.Count() {
            @Override
            public void sent(int spans) {
                counter("relight_trace_spans_sent_total").add(spans);
            }

            @Override
            public void lost(int spans) {
                counter("relight_trace_spans_lost_total").add(spans);
            }
        };
    }

    /// A request was answered.
    public void served(int status) {
        counter("relight_http_requests_total{code=\"%d\"}".formatted(status)).increment();
    }

    @Override
    public void heard(String incident, List<Event> events, Incident after) {
        for (var event : events) count(event, after);
    }

    private void count(Event event, Incident after) {
        var name =
                switch (event) {
                    case Event.Opened _ -> "incidents_opened";
                    case Event.Resolved _ -> "incidents_resolved";
                    case Event.Aborted _ -> "incidents_aborted";
                    case Event.HandedOver _ -> "incidents_handed_over";
                    case Event.Escalated _ -> "incidents_escalated";
                    case Event.RungTaken _ -> "actions";
                    case Event.JobStarted _ -> "jobs";
                    case Event.Asked _ -> "questions";
                    case Event.NoticeSent _ -> "notices_sent";
                    case Event.NoticeFailed _ -> "notices_failed";
                    case Event.OfWork _, Event.OfLadder _, Event.OfCourse _, Event.OfDesk _ -> "";
                    case Event.Closed _ -> "";
                };
        if (!name.isEmpty()) counter("relight_" + name + "_total").increment();
        if (event instanceof Event.Resolved(var at, _, _) && after instanceof Incident.Open open)
            restores.see(Duration.between(open.since(), at));
    }

    private Reply reply(Ground ground) {
        var text = new StringBuilder();
        var families = new TreeMap<String, StringBuilder>();
        counters.forEach((name, count) -> {
            int brace = name.indexOf('{');
            var family = brace < 0 ? name : name.substring(0, brace);
            families.computeIfAbsent(
                            family.substring(0, family.length() - "_total".length()),
                            _ -> new StringBuilder())
                    .append(name + " " + count.sum() + "\n");
        });
        families.forEach(
                (family, lines) -> text.append("# TYPE " + family + " counter\n").append(lines));
        gauges(text, ground);
        restores.write(text);
        text.append("# EOF\n");
        return Reply.of(
                200,
                "application/openmetrics-text; version=1.0.0; charset=utf-8",
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void gauges(StringBuilder text, Ground ground) {
        gauge(text, "relight_incidents_open", ground.journal().open().size());
        long waiting =
                ground.engine().incidents().stream()
                        .filter(id ->
                                ground.engine().incident(id).orElse(null)
                                                instanceof Incident.Open open
                                        && open.desk().pending() != null)
                        .count();
        gauge(text, "relight_questions_pending", waiting);
        gauge(text, "relight_journal_writable", ground.engine().fault().isEmpty() ? 1 : 0);
        gauge(text, "relight_runbooks_unreadable", ground.house().troubles().size());
        gauge(text, "relight_settings_stale", ground.house().stale().isEmpty() ? 0 : 1);
        gauge(text, "relight_start_time_seconds", ground.since().getEpochSecond());
        text.append("# TYPE relight_build_info gauge\n");
        text.append("relight_build_info{version=\"%s\"} 1\n".formatted(ground.version()));
        text.append("# TYPE relight_service_up gauge\n");
        for (var each : ground.house().observations())
            if (each.state() != Health.State.UNKNOWN)
                text.append(
                        "relight_service_up{service=\"%s\"} %d\n"
                                .formatted(
                                        each.service(), each.state() == Health.State.UP ? 1 : 0));
        text.append("# TYPE relight_service_flapping gauge\n");
        for (var each : ground.house().observations())
            text.append(
                    "relight_service_flapping{service=\"%s\"} %d\n"
                            .formatted(each.service(), each.isFlapping() ? 1 : 0));
        text.append("# TYPE relight_service_warnings gauge\n");
        for (var each : ground.house().observations())
            text.append(
                    "relight_service_warnings{service=\"%s\"} %d\n"
                            .formatted(each.service(), each.warnings().size()));
    }

    private static void gauge(StringBuilder text, String name, long value) {
        text.append("# TYPE " + name + " gauge\n").append(name + " " + value + "\n");
    }
}
