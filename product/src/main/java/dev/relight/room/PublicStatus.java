package dev.relight.room;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relight.incident.Opening;
import dev.relight.incident.Status;
import dev.relight.journal.Brief;
import dev.relight.journal.Register;
import dev.relight.journal.Register.Search;
import dev.relight.room.page.Say;
import dev.relight.room.page.StatusPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What anybody may know of the services: no headline, no command, no name of a person.
final class PublicStatus {
    /// Older outages are nobody's concern any more.
    private static final Duration HISTORY = Duration.ofDays(14);

    private PublicStatus() {}

    static StatusPage of(Register register, List<ServiceNow> services, Instant now) {
        var open = register.find(new Search("", Search.Which.OPEN, 1, Register.PAGE_MAX)).briefs();
        var byService = new HashMap<String, Brief>();
        for (var brief : open) byService.putIfAbsent(brief.service(), brief);
        var components =
                services.stream().map(it -> component(it, byService.get(it.name()))).toList();
        return new StatusPage(
                overall(components), tone(components), components, history(register, open, now));
    }

    private static StatusPage.Component component(ServiceNow service, @Nullable Brief open) {
        return switch (service.state()) {
            case UP ->
                    new StatusPage.Component(
                            service.name(),
                            open == null ? "operational" : "recovered, being watched",
                            "up",
                            service.since());
            case DOWN ->
                    new StatusPage.Component(
                            service.name(),
                            open == null ? "down" : "down, under repair",
                            "down",
                            service.since());
            case UNKNOWN ->
                    open == null || isUpAgain(open)
                            ? new StatusPage.Component(service.name(), "unknown", "unknown", null)
                            : new StatusPage.Component(
                                    service.name(), "down, under repair", "down", open.opened());
        };
    }

    private static boolean isUpAgain(Brief brief) {
        return switch (status(brief)) {
            case MONITORING, RESOLVED -> true;
            case INVESTIGATING, IDENTIFIED -> false;
        };
    }

    private static String overall(List<StatusPage.Component> components) {
        long down = components.stream().filter(it -> it.css().equals("down")).count();
        if (down == 0)
            return components.stream().anyMatch(it -> it.css().equals("unknown"))
                    ? "No trouble is known"
                    : "Everything works";
        return "%d of %s down"
                .formatted(down, Say.count(components.size(), "component", "components"));
    }

    private static String tone(List<StatusPage.Component> components) {
        return components.stream().anyMatch(it -> it.css().equals("down")) ? "bad" : "good";
    }

    private static List<StatusPage.Past> history(Register register, List<Brief> open, Instant now) {
        var past = new ArrayList<Brief>(open);
        past.addAll(
                register.find(new Search("", Search.Which.OVER, 1, Register.PAGE_MAX)).briefs());
        return past.stream()
                // about nothing of ours: that is the team's business
                .filter(it -> !it.service().startsWith(Opening.STRAY))
                .filter(it -> it.opened().isAfter(now.minus(HISTORY)))
                .map(it ->
                        new StatusPage.Past(
                                it.service(),
                                status(it).word(),
                                it.opened(),
                                it.restored() == null ? it.ended() : it.restored()))
                .toList();
    }

    static Status status(Brief brief) {
        return switch (brief.state()) {
            case ASSESSING -> Status.INVESTIGATING;
            case ACTING, HANDED_OVER -> Status.IDENTIFIED;
            case VERIFYING, SOAKING -> Status.MONITORING;
            case WATCHING, RESOLVED, ABORTED -> Status.RESOLVED;
        };
    }

    static ObjectNode json(StatusPage page, Instant now) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("at", now.toString());
        json.put("status", page.tone().equals("good") ? "operational" : "disrupted");
        json.put("summary", page.overall());
        var components = json.putArray("components");
        for (var it : page.components())
            components
                    .addObject()
                    .put("name", it.name())
                    .put("status", it.state())
                    .put("since", it.since() == null ? null : it.since().toString());
        var incidents = json.putArray("incidents");
        for (var it : page.history())
            incidents
                    .addObject()
                    .put("service", it.service())
                    .put("status", it.status())
                    .put("from", it.from().toString())
                    .put("until", it.until() == null ? null : it.until().toString());
        return json;
    }
}
