package dev.relight.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Question;
import dev.relight.journal.Brief;
import dev.relight.record.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Incidents as the API shows them.
final class IncidentJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private IncidentJson() {}

    static ObjectNode brief(Brief brief) {
        var page = JsonNodeFactory.instance.objectNode();
        page.put("id", brief.id()).put("service", brief.service());
        page.put("headline", brief.headline()).put("state", brief.state().word());
        page.put("opened", brief.opened().toString());
        put(page, "acknowledged", brief.acknowledged());
        put(page, "restored", brief.restored());
        put(page, "ended", brief.ended());
        page.put("waits", brief.waits()).put("missing", brief.missing());
        page.put("errands", brief.errands()).put("worked", brief.worked());
        page.put("trying", brief.trying());
        return page;
    }

    static ObjectNode whole(List<Event> events, Optional<Incident> now) {
        var page = brief(Brief.of(events));
        if (events.getFirst() instanceof Event.Opened(_, var opening)) {
            var source = opening.plan().source();
            page.putObject("runbook").put("file", source.file()).put("sha256", source.sha256());
            page.put("autonomy", opening.policy().autonomy().word());
            page.put("target", opening.site().target());
            var labels = page.putObject("labels");
            opening.labels().forEach(labels::put);
        }
        page.set("question", JsonNodeFactory.instance.nullNode());
        if (now.orElse(null) instanceof Incident.Open open) {
            page.putObject("health")
                    .put("state", open.health().state().name().toLowerCase(Locale.ROOT))
                    .put("since", open.health().since().toString())
                    .put("detail", open.health().detail());
            var question = open.desk().pending();
            if (question != null) {
                page.set("question", question(question));
                var yeses = page.putArray("agreed");
                open.desk().yeses().forEach(yeses::add);
            }
            var hold = open.desk().hold();
            if (hold != null) page.put("hold", hold);
        }
        page.set("timeline", timeline(events));
        return page;
    }

    private static ObjectNode question(Question question) {
        var page = JsonNodeFactory.instance.objectNode();
        page.put("id", question.id()).put("kind", question.kind().name().toLowerCase(Locale.ROOT));
        page.put("title", question.title()).put("target", question.target());
        var danger = question.danger();
        page.put("danger", danger == null ? null : danger.name().toLowerCase(Locale.ROOT));
        var shown = page.putArray("shown");
        question.shown().forEach(shown::add);
        var reasons = page.putArray("reasons");
        question.reasons().forEach(reasons::add);
        page.put("digest", question.digest()).put("yeses", question.yeses());
        page.put("expires", question.expires().toString()).put("if_silent", question.ifSilent());
        var which = question.which();
        if (which != null) page.set("which", JSON.valueToTree(which.blanks()));
        return page;
    }

    private static JsonNode timeline(List<Event> events) {
        try {
            return JSON.readTree(Timeline.json(events));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the timeline is no JSON", e);
        }
    }

    private static void put(ObjectNode page, String name, @Nullable Instant at) {
        page.put(name, at == null ? null : at.toString());
    }
}
