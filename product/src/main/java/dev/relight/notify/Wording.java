package dev.relight.notify;

import dev.relight.incident.Contacts;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Notice;
import dev.relight.incident.Stage;
import dev.relight.incident.Status;
import dev.relight.incident.Words;
import dev.relight.lexicon.EscalationKind;
import dev.relight.lexicon.EscalationSigns;
import dev.relight.plan.Escalation;
import dev.relight.record.Provided;
import dev.relight.record.StatusText;
import dev.relight.record.WhereToBegin;
import dev.relight.secret.Redactor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the words for a notice: what is wrong, what is wanted, what is known.
final class Wording {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH);

    private final @Nullable URI externalUrl;
    private final ZoneId zone;
    private final Redactor redactor;

    Wording(@Nullable URI externalUrl, ZoneId zone, Redactor redactor) {
        this.externalUrl = externalUrl;
        this.zone = zone;
        this.redactor = redactor;
    }

    /// @param events of the incident so far, from its opening on
    Message of(Notice notice, Incident.Open about, List<Event> events, Instant now) {
        var opening = about.opening();
        var before = upTo(events, notice);
        return new Message(
                notice.id(),
                opening.id(),
                opening.service(),
                notice.kind(),
                notice.at(),
                redactor.redact(Cut.oneLine(title(notice, about))),
                parts(notice, about, before).stream().map(this::redacted).toList(),
                link(opening.id()),
                mayAcknowledge(notice, about),
                false,
                ask(notice, about));
    }

    /// What is not asked any more, or has no exact form, is not answered by a button.
    private static Message.@Nullable Ask ask(Notice notice, Incident.Open about) {
        var question = about.desk().pending();
        if (notice.kind() != Notice.Kind.QUESTION
                || question == null
                || !question.id().equals(notice.about())) return null;
        return switch (question.kind()) {
            case APPROVE, DOUBT -> new Message.Ask(question.id(), question.digest());
            case BY_HAND, HEALTH, CHOOSE -> null;
        };
    }

    /// The one line that is always there.
    Message bare(Notice notice, Incident.Open about, RuntimeException fault) {
        var opening = about.opening();
        var excuse = "What is known could not be gathered: " + fault;
        return new Message(
                notice.id(),
                opening.id(),
                opening.service(),
                notice.kind(),
                notice.at(),
                redactor.redact(Cut.oneLine(title(notice, about))),
                List.of(new Message.Part("", redactor.redact(excuse))),
                link(opening.id()),
                mayAcknowledge(notice, about),
                false);
    }

    private Message.Part redacted(Message.Part part) {
        return new Message.Part(
                redactor.redact(part.heading()), redactor.redact(part.text()), part.code());
    }

    private @Nullable URI link(String incident) {
        return externalUrl == null ? null : URI.create(externalUrl + "/incidents/" + incident);
    }

    private static boolean mayAcknowledge(Notice notice, Incident.Open about) {
        return about.desk().acknowledgedBy() == null
                && switch (notice.kind()) {
                    case ESCALATION, QUESTION, HANDOVER -> true;
                    case OPENED, STATUS, WARNING, ACKNOWLEDGED, RESOLVED, ABORTED -> false;
                };
    }

    /// What had happened when the notice came to be: a late one must not tell of the future.
    private static List<Event> upTo(List<Event> events, Notice notice) {
        return events.stream().filter(event -> !event.at().isAfter(notice.at())).toList();
    }

    private static String title(Notice notice, Incident.Open about) {
        var service = about.opening().service();
        return switch (notice.kind()) {
            case OPENED -> "%s is down: %s".formatted(service, notice.text());
            case ESCALATION -> "%s is down: %s".formatted(service, notice.text());
            case QUESTION -> "%s: a question waits for you: %s".formatted(service, notice.text());
            case HANDOVER -> "%s: over to you: %s".formatted(service, notice.text());
            case STATUS -> "%s: %s: %s".formatted(service, notice.about(), notice.text());
            case WARNING -> "%s: %s".formatted(service, notice.text());
            case ACKNOWLEDGED -> "%s: %s".formatted(service, notice.text());
            case RESOLVED -> "%s is well again: %s".formatted(service, notice.text());
            case ABORTED -> "%s: %s".formatted(service, notice.text());
        };
    }

    private List<Message.Part> parts(Notice notice, Incident.Open about, List<Event> events) {
        var parts = new ArrayList<Message.Part>();
        switch (notice.kind()) {
            case OPENED -> parts.add(opened(about));
            case QUESTION -> question(about, parts);
            case ESCALATION -> {
                var unread = about.opening().unread();
                if (unread != null)
                    parts.add(
                            new Message.Part(
                                    "No runbook to fly, so you are called at once", unread));
                contact(notice, about).ifPresent(parts::add);
                provided(events, status(about), notice.at(), parts);
                judge(about).ifPresent(parts::add);
            }
            case HANDOVER -> {
                parts.add(new Message.Part("Handed over because", notice.text()));
                begin(events).ifPresent(parts::add);
                errands(about).ifPresent(parts::add);
                provided(events, status(about), notice.at(), parts);
                judge(about).ifPresent(parts::add);
            }
            case STATUS -> status(notice, events, parts);
            case RESOLVED -> {
                parts.add(new Message.Part("", "Down for " + down(about, notice)));
                errands(about).ifPresent(parts::add);
            }
            case WARNING, ACKNOWLEDGED, ABORTED ->
                    parts.add(new Message.Part("", notice.text() + " (" + clock(notice) + ")"));
        }
        return parts;
    }

    private Message.Part opened(Incident.Open about) {
        var opening = about.opening();
        var unread = opening.unread();
        if (unread != null) return new Message.Part("No runbook to fly", unread);
        return new Message.Part(
                "",
                "Since %s. Relight flies %s; %s"
                        .formatted(
                                CLOCK.format(about.since().atZone(zone)),
                                opening.plan().source().title(),
                                switch (opening.policy().autonomy()) {
                                    case OBSERVE -> "it looks and changes nothing.";
                                    case ASSIST -> "it asks before every change.";
                                    case AUTO -> "it asks before what cannot be undone.";
                                }));
    }

    private void question(Incident.Open about, List<Message.Part> parts) {
        var question = about.desk().pending();
        if (question == null) {
            parts.add(new Message.Part("", "It has been answered in the meantime."));
            return;
        }
        parts.add(
                new Message.Part(
                        "On " + question.target(), String.join("\n", question.shown()), true));
        var which = question.which();
        if (which != null)
            parts.add(new Message.Part("Which is meant?", String.join("\n", which.lines())));
        var danger = question.danger();
        var reasons = String.join("\n", question.reasons());
        if (danger != null) parts.add(new Message.Part("It is " + danger.word(), reasons));
        parts.add(
                new Message.Part(
                        "Needs",
                        "%s until %s; if nobody answers, %s"
                                .formatted(
                                        which != null
                                                ? "one person to choose"
                                                : question.yeses() == 1
                                                        ? "one yes"
                                                        : question.yeses() + " people's yes",
                                        CLOCK.format(question.expires().atZone(zone)),
                                        question.ifSilent())));
    }

    private static Optional<Message.Part> contact(Notice notice, Incident.Open about) {
        if (!notice.about().startsWith("line ")) return Optional.empty();
        int line = Integer.parseInt(notice.about().substring("line ".length()));
        return Contacts.of(about.opening().plan(), line)
                .map(it ->
                        new Message.Part(
                                "The runbook names (line %d)".formatted(it.line()), it.value()));
    }

    private void provided(
            List<Event> events, Status status, Instant now, List<Message.Part> parts) {
        for (var item : Provided.of(events, status, now, zone))
            parts.add(new Message.Part(item.asked(), item.text(), item.code()));
    }

    /// What no command can tell and the runbook wants escalated all the same.
    private static Optional<Message.Part> judge(Incident.Open about) {
        var left =
                about.opening().plan().escalation().stream()
                        .filter(row -> row.kind() == EscalationKind.CONDITION)
                        .filter(row ->
                                EscalationSigns.of(row.value()) == EscalationSigns.Sign.PERSON)
                        .map(Escalation::value)
                        .toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Message.Part(
                                "For you to judge: escalate also if", String.join("\n", left)));
    }

    private static Optional<Message.Part> begin(List<Event> events) {
        var causes = WhereToBegin.of(events).stream().map(WhereToBegin::words).toList();
        return causes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Message.Part(WhereToBegin.HEADING, String.join("\n", causes)));
    }

    private static Optional<Message.Part> errands(Incident.Open about) {
        var lines =
                about.desk().errands().values().stream()
                        .map(it ->
                                "line %d: %s (%s)"
                                        .formatted(it.line(), Cut.oneLine(it.text()), it.because()))
                        .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Message.Part("For a person to do", String.join("\n", lines)));
    }

    private void status(Notice notice, List<Event> events, List<Message.Part> parts) {
        var status = Status.valueOf(notice.about().toUpperCase(Locale.ROOT));
        var filled = StatusText.of(events, status, notice.at(), zone);
        parts.add(new Message.Part("", filled.text()));
        if (!filled.open().isEmpty())
            parts.add(
                    new Message.Part(
                            "Left open by the template", String.join("\n", filled.open())));
    }

    private static Status status(Incident.Open about) {
        var told = about.clock().status();
        return told == null ? Status.INVESTIGATING : told;
    }

    private static String down(Incident.Open about, Notice notice) {
        var restored = about.stage() instanceof Stage.Watching(var since, _) ? since : notice.at();
        return Words.of(Duration.between(about.since(), restored));
    }

    private String clock(Notice notice) {
        return CLOCK.format(notice.at().atZone(zone));
    }
}
