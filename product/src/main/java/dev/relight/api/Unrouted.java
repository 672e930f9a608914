package dev.relight.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.relight.http.Reply;
import dev.relight.intake.Alert;
import dev.relight.intake.Reception;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The latest alerts about nothing we look after: kept to be seen, so that a wrong label is found.
final class Unrouted {
    private static final System.Logger LOG = System.getLogger(Unrouted.class.getName());

    /// Enough to find a pattern in.
    private static final int KEPT_MAX = 200;

    private final Supplier<Instant> now;
    private final Map<String, Seen> byKey =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
                    return size() > KEPT_MAX;
                }
            };

    private record Seen(Alert alert, Instant at, String because) {}

    Unrouted(Supplier<Instant> now) {
        this.now = now;
    }

    void note(Alert alert, Reception.@Nullable Outcome outcome) {
        if (!(outcome instanceof Reception.Outcome.Unrouted(var because))) return;
        boolean isNew;
        synchronized (this) {
            isNew = byKey.put(alert.dedupKey(), new Seen(alert, now.get(), because)) == null;
        }
        if (isNew)
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an alert of {0} was taken but is about nothing in relight.yaml: {1}",
                    alert.source(),
                    because);
    }

    synchronized Reply reply() {
        var page = JsonNodeFactory.instance.objectNode();
        var list = page.putArray("alerts");
        for (var seen : byKey.values()) {
            var one = list.addObject().put("at", seen.at().toString());
            one.put("source", seen.alert().source()).put("key", seen.alert().dedupKey());
            one.put("summary", seen.alert().summary()).put("because", seen.because());
            var labels = one.putObject("labels");
            seen.alert().labels().forEach(labels::put);
        }
        return Reply.json(200, page);
    }
}
