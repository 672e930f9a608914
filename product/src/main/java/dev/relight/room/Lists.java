package dev.relight.room;

import dev.relight.http.Reply;
import dev.relight.http.Request;
import dev.relight.incident.Health;
import dev.relight.journal.Brief;
import dev.relight.journal.Register;
import dev.relight.journal.Register.Search;
import dev.relight.room.page.ListPage;
import dev.relight.room.page.Pages;
import dev.relight.room.page.ServicesView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Pages over all incidents.
final class Lists {
    private static final int PAGE_SIZE = 50;
    private static final int PAGE_LAST = 1_000_000;
    private static final int WORDS_MAX = 200;

    /// A screen full; with more, those that are down come first.
    private static final int SERVICES_MAX = 60;

    /// More say no more than that much is wrong.
    private static final int WARNINGS_MAX = 20;

    private final Room.Ports ports;
    private final Pages pages;
    private final Room.Framing framing;

    Lists(Room.Ports ports, Pages pages, Room.Framing framing) {
        this.ports = ports;
        this.pages = pages;
        this.framing = framing;
    }

    Reply incidents(Request request) {
        var words = request.query("q").orElse("").strip();
        var search =
                new Search(
                        words.substring(0, Math.min(WORDS_MAX, words.length())),
                        which(request.query("show").orElse("all")),
                        request.query("page", 1, 1, PAGE_LAST),
                        PAGE_SIZE);
        var open = ports.register().find(new Search("", Search.Which.OPEN, 1, Register.PAGE_MAX));
        var services = ports.services().get();
        var wanted =
                services.stream()
                        .filter(it -> isWanted(it, search))
                        .sorted(
                                Comparator.comparingInt(Lists::rank)
                                        .thenComparing(ServiceNow::name))
                        .toList();
        var page =
                new ListPage(
                        search,
                        ports.register().find(search),
                        open.briefs().stream().filter(Brief::waitsForPerson).count(),
                        open.total(),
                        (int) services.stream().filter(Lists::isDown).count(),
                        services.size(),
                        wanted.stream().limit(SERVICES_MAX).map(Lists::row).toList(),
                        Math.max(0, wanted.size() - SERVICES_MAX),
                        ports.warnings().get().stream().limit(WARNINGS_MAX).toList());
        return Reply.html(pages.list(framing.frame(request, "Incidents", "incidents"), page));
    }

    private static Search.Which which(String word) {
        for (var which : Search.Which.values())
            if (which.name().toLowerCase(Locale.ROOT).equals(word)) return which;
        return Search.Which.ALL;
    }

    private static boolean isWanted(ServiceNow service, Search search) {
        var name = service.name().toLowerCase(Locale.ROOT);
        return search.terms().stream().allMatch(name::contains);
    }

    private static int rank(ServiceNow service) {
        return switch (service.state()) {
            case DOWN -> 0;
            case UNKNOWN -> 1;
            case UP -> 2;
        };
    }

    private static boolean isDown(ServiceNow service) {
        return service.state() == Health.State.DOWN;
    }

    private static ServicesView.Row row(ServiceNow service) {
        return new ServicesView.Row(
                service.name(),
                service.state().name().toLowerCase(Locale.ROOT),
                isDown(service) ? service.detail() : "");
    }

    Reply trends(Request request) {
        var page = Trends.of(ports.register(), ports.zone());
        return Reply.html(pages.trends(framing.frame(request, "Trends", "trends"), page));
    }

    Reply status(Request request) {
        var now = ports.clock().instant();
        var page = PublicStatus.of(ports.register(), sorted(), now);
        return Reply.html(pages.status(framing.frame(request, "Status", "status"), page));
    }

    Reply statusJson(Request request) {
        var now = ports.clock().instant();
        var page = PublicStatus.of(ports.register(), sorted(), now);
        return Reply.json(200, PublicStatus.json(page, now));
    }

    private List<ServiceNow> sorted() {
        return ports.services().get().stream()
                .sorted(Comparator.comparingInt(Lists::rank).thenComparing(ServiceNow::name))
                .toList();
    }
}
