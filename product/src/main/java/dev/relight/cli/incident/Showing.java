package dev.relight.cli.incident;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relight.cli.Terminal;
import dev.relight.inbox.IncidentLetters;
import dev.relight.incident.Acknowledgement;
import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.incident.Incident;
import dev.relight.incident.Question;
import dev.relight.incident.Words;
import dev.relight.plan.Source;
import dev.relight.record.Standing;
import dev.relight.record.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `relight incident show`: one incident as it stands, and how to answer what it asks.
final class Showing {
    /// What happened last; `timeline` prints all.
    private static final int LAST_EVENTS = 12;

    private static final int DIGEST_SHOWN = 12;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Terminal terminal;
    private final Instant now;
    private final ZoneId zone;

    Showing(Terminal terminal, Instant now, ZoneId zone) {
        this.terminal = terminal;
        this.now = now;
        this.zone = zone;
    }

    /// @param worker who is at work on it; empty if nobody
    void text(List<Event> events, String worker) {
        var incident = Evolve.fold(events);
        var last = last(incident);
        var opening = last.opening();
        terminal.out().println(terminal.bold(opening.id() + "  " + opening.summary()));
        row("runbook", runbook(opening.plan().source()));
        if (opening.unread() != null) row("", opening.unread());
        row("target", opening.site().target() + ":" + opening.site().workingDirectory());
        row("opened", since(last.since()));
        var standing = Standing.of(incident);
        row("stage", standing.word() + ", " + since(standing.since()));
        row(
                "health",
                last.health().state().name().toLowerCase(java.util.Locale.ROOT)
                        + ": "
                        + last.health().detail());
        var person = last.desk().acknowledgedBy();
        row("has it", person == null ? nobody(last) : person + holds(last));
        var hold = last.desk().hold();
        if (hold != null) row("on hold", hold);
        row("at work", worker.isEmpty() ? "nobody; it goes on at the next start" : worker);
        if (incident instanceof Incident.Open open) question(open.desk().pending());
        for (var errand : last.desk().errands().values())
            row("for you", "line %d: %s".formatted(errand.line(), errand.text()));
        terminal.out().println();
        var told = Timeline.text(events, zone).lines().toList();
        told.subList(Math.max(0, told.size() - LAST_EVENTS), told.size())
                .forEach(line -> terminal.out().println(Listing.cut(line, terminal.width())));
    }

    /// One that could not be read has no digest.
    private static String runbook(Source source) {
        var sha = source.sha256();
        return sha.isEmpty()
                ? source.file()
                : "%s (%s)".formatted(source.file(), sha.substring(0, DIGEST_SHOWN));
    }

    private static String nobody(Incident.Open last) {
        var lapsed = last.clock().lapsed();
        return lapsed.isEmpty() ? "nobody yet" : "nobody any more; %s had it".formatted(lapsed);
    }

    private String holds(Incident.Open last) {
        var until = Acknowledgement.holdsUntil(last);
        return until == null ? "" : ", holds until " + CLOCK.format(until.atZone(zone));
    }

    private void question(@Nullable Question question) {
        if (question == null) return;
        var danger = question.danger() == null ? "" : ", " + question.danger().word();
        var yeses = question.yeses() == 1 ? "one yes" : question.yeses() + " different yeses";
        row("asks", terminal.yellow(question.title()));
        row(
                "",
                "%s%s; needs %s, %s"
                        .formatted(question.id(), danger, yeses, left(question.expires())));
        for (var line : question.shown()) row("", "  " + line);
        row("", "on " + question.target());
        for (var reason : question.reasons()) row("", reason);
        row("", "if nobody answers: " + question.ifSilent());
        var which = question.which();
        if (which != null) which.lines().forEach(line -> row("", line));
        row(which != null ? "choose" : "yes", Answering.yes(question));
        row("no", Answering.no(question));
    }

    /// What `approve` wants to see: enough of the digest.
    static String code(Question question) {
        var digest = question.digest();
        return digest.isEmpty() ? "" : digest.substring(0, IncidentLetters.DIGEST_MIN);
    }

    private String left(Instant expires) {
        return expires.isAfter(now)
                ? "expires in "
                        + Words.of(Duration.ofSeconds(Duration.between(now, expires).toSeconds()))
                : "expired";
    }

    private String since(Instant at) {
        var age = Duration.ofSeconds(Math.max(0, Duration.between(at, now).toSeconds()));
        var ago = age.isZero() ? "just now" : Words.of(age) + " ago";
        return "%s (%s)".formatted(CLOCK.format(at.atZone(zone)), ago);
    }

    private void row(String name, String value) {
        terminal.out()
                .println(
                        "  %s %s"
                                .formatted(
                                        terminal.dim("%-9s".formatted(name)),
                                        value.strip().isEmpty() ? "" : value.stripTrailing()));
    }

    static Incident.Open last(Incident incident) {
        return switch (incident) {
            case Incident.Open open -> open;
            case Incident.Over over -> over.last();
            case Incident.Quiet _ ->
                    throw new IllegalStateException("an incident that never began");
        };
    }

    static ObjectNode json(List<Event> events, String worker) {
        var incident = Evolve.fold(events);
        var last = last(incident);
        var opening = last.opening();
        var standing = Standing.of(incident);
        var page = JsonMapper.builder().build().createObjectNode();
        page.put("id", opening.id()).put("service", opening.service());
        page.put("summary", opening.summary()).put("opened", last.since().toString());
        page.put("stage", standing.word()).put("since", standing.since().toString());
        page.put("over", incident instanceof Incident.Over);
        page.putObject("runbook")
                .put("file", opening.plan().source().file())
                .put("sha256", opening.plan().source().sha256());
        page.putObject("health")
                .put("state", last.health().state().name().toLowerCase(java.util.Locale.ROOT))
                .put("since", last.health().since().toString())
                .put("detail", last.health().detail());
        page.put("acknowledgedBy", last.desk().acknowledgedBy());
        var holds = Acknowledgement.holdsUntil(last);
        page.put("acknowledgedUntil", holds == null ? null : holds.toString());
        page.put("hold", last.desk().hold());
        page.put("atWork", worker.isEmpty() ? null : worker);
        question(page, incident instanceof Incident.Open open ? open.desk().pending() : null);
        var errands = page.putArray("errands");
        for (var errand : last.desk().errands().values())
            errands.addObject()
                    .put("line", errand.line())
                    .put("text", errand.text())
                    .put("because", errand.because());
        return page;
    }

    private static void question(ObjectNode page, @Nullable Question question) {
        if (question == null) {
            page.putNull("question");
            return;
        }
        var node = page.putObject("question");
        node.put("id", question.id()).put("title", question.title());
        node.put("kind", question.kind().name().toLowerCase(java.util.Locale.ROOT));
        node.put("digest", question.digest()).put("target", question.target());
        node.put("danger", question.danger() == null ? null : question.danger().word());
        question.shown().forEach(node.putArray("shown")::add);
        question.reasons().forEach(node.putArray("reasons")::add);
        node.put("yeses", question.yeses()).put("expires", question.expires().toString());
        node.put("ifSilent", question.ifSilent());
        var which = question.which();
        if (which != null) node.putPOJO("which", which.blanks());
    }
}
