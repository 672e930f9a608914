package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Set;

/// Whether a health page says that the service is well: status words vary, and `200` may carry
/// `unhealthy`.
final class HealthReader {
    private static final Pattern HEALTH_PATH =
            Pattern.compile(
                    "(?i)/-?/?(health|healthz|healthy|healthcheck|health-check|health_check|ready|readyz|readiness|live|livez|liveness|alive|ping|status|up|heartbeat|_health|actuator/health)(/|$|\\b)");

    /// Paths and names of what stands beside the service: monitoring answers for itself.
    private static final Pattern BESIDE =
            Pattern.compile(
                    "(?i)/-/(healthy|ready)|^(prometheus|grafana|loki|tempo|alertmanager|jaeger|kibana|elasticsearch|consul|vault|node-?exporter|pushgateway|thanos|mimir|cortex)\\b");

    private static final Set<String> GOOD =
            Set.of(
                    "ok",
                    "okay",
                    "healthy",
                    "pass",
                    "passing",
                    "passed",
                    "up",
                    "alive",
                    "live",
                    "ready",
                    "true",
                    "green",
                    "running",
                    "available",
                    "operational",
                    "success",
                    "serving",
                    "pong",
                    "good",
                    "active",
                    "connected",
                    "online");

    private static final Set<String> BAD =
            Set.of(
                    "unhealthy",
                    "fail",
                    "failed",
                    "failing",
                    "down",
                    "dead",
                    "error",
                    "critical",
                    "false",
                    "red",
                    "unavailable",
                    "not ready",
                    "not_ready",
                    "notready",
                    "degraded",
                    "stopped",
                    "stopping",
                    "starting",
                    "not_serving",
                    "offline",
                    "outage",
                    "disconnected",
                    "timeout",
                    "bad",
                    "ko",
                    "nok",
                    "inactive");

    /// Keys whose value speaks for the whole; `db: down` below speaks for a part, and still says
    /// that not all is well.
    private static final Set<String> KEYS =
            Set.of(
                    "status",
                    "state",
                    "health",
                    "healthy",
                    "ready",
                    "alive",
                    "ok",
                    "live",
                    "up",
                    "result",
                    "overall",
                    "database");

    private HealthReader() {}

    static void read(HttpReader.Url url, HttpAnswers answers, String body, Notes notes) {
        boolean speaks = HEALTH_PATH.matcher(url.path()).find() && !url.text().contains(" ");
        var word = speaks ? word(body) : "";
        boolean ok = answers.isGood() && !BAD.contains(word.toLowerCase(Locale.ROOT));
        var raw = answers.raw() + (word.isEmpty() ? "" : " " + word);
        notes.add("http.ok", url.text(), Boolean.toString(ok), raw);
        if (!speaks) return;
        if (BESIDE.matcher(url.host()).find() || BESIDE.matcher(url.path()).find()) {
            notes.add("http.dependency.ok", url.text(), Boolean.toString(ok), raw);
            return;
        }
        notes.add("http.health.ok", url.text(), Boolean.toString(ok), raw);
        notes.add("http.health.status", url.text(), answers.worst(), raw);
        notes.add("http.health.timeout", url.text(), Boolean.toString(answers.timedOut()), raw);
        if (answers.slowestMillis() >= 0)
            notes.add(
                    "http.health.time_ms", url.text(), Long.toString(answers.slowestMillis()), raw);
    }

    /// The worst word the answer says of itself: a bad one if there is any, else a good one, else
    /// none.
    private static String word(String body) {
        var plain = body.strip();
        if (plain.length() <= 40 && isKnown(plain)) return plain;
        var leaves = new Notes();
        JsonReader.read("", plain, leaves);
        var good = "";
        for (var fact : leaves.facts().list()) {
            var name = fact.subject();
            var key = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            var value = fact.value().toLowerCase(Locale.ROOT);
            if (!name.startsWith("json.") || !KEYS.contains(key)) continue;
            if (BAD.contains(value)) return fact.value();
            if (GOOD.contains(value)) good = fact.value();
        }
        return good;
    }

    private static boolean isKnown(String word) {
        var small = word.toLowerCase(Locale.ROOT).replace("\"", "");
        return GOOD.contains(small) || BAD.contains(small);
    }
}
