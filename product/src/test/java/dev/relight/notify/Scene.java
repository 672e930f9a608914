package dev.relight.notify;

import dev.relight.incident.Circumstances;
import dev.relight.incident.Decide;
import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.incident.Incident;
import dev.relight.incident.Notice;
import dev.relight.incident.Opening;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.incident.Signal;
import dev.relight.problem.Problems;
import dev.relight.settings.Settings;
import dev.relight.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/// An incident of the shop, and a team that may be told of it.
@NullMarked
final class Scene {
    static final Instant START = Instant.parse("2026-01-05T03:00:00Z");

    final Settings settings;
    final List<Event> events = new ArrayList<>();
    private Incident incident = new Incident.Quiet();

    /// @param channels and all that follows, as in `relight.yaml`
    Scene(String channels) {
        var problems = new Problems();
        settings =
                SettingsReader.read(
                                Path.of("/etc/team/relight.yaml"),
                                channels
                                        + "services:\n"
                                        + "  - {name: shop, runbook: shop.md, escalation: shop}\n",
                                problems)
                        .orElseThrow();
        if (!problems.inOrder().isEmpty()) throw new AssertionError(problems.inOrder());
    }

    Scene open(String summary) {
        var policy = Policy.standard().calling(settings.telling().policy("shop").orElseThrow());
        take(
                new Signal.AlertFired(
                        START,
                        new Opening(
                                "shop-1",
                                "shop",
                                "shop-down",
                                summary,
                                Map.of(),
                                Plans.shop(),
                                Plans.site(),
                                policy)));
        return this;
    }

    void evolve(Event event) {
        incident = Evolve.evolve(incident, event);
        events.add(event);
    }

    Scene take(Signal signal) {
        var more = Decide.decide(incident, signal, Circumstances.quiet());
        incident = Evolve.evolve(incident, more);
        events.addAll(more);
        return this;
    }

    Incident.Open now() {
        return switch (incident) {
            case Incident.Open open -> open;
            case Incident.Over over -> over.last();
            case Incident.Quiet _ -> throw new IllegalStateException("open it first");
        };
    }

    /// The last of its kind.
    Notice notice(Notice.Kind kind) {
        return now().desk().outbox().values().stream()
                .filter(it -> it.kind() == kind)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    static Message message(Notice.Kind kind, String title, Message.Part... parts) {
        return new Message(
                "shop-1-n001",
                "shop-1",
                "shop",
                kind,
                START,
                title,
                List.of(parts),
                java.net.URI.create("https://relight.example.org/incidents/shop-1"),
                kind == Notice.Kind.ESCALATION,
                false);
    }

    /// A question whether something may run.
    static Message asking(String title, Message.Part... parts) {
        var plain = message(Notice.Kind.QUESTION, title, parts);
        return new Message(
                plain.id(),
                plain.incident(),
                plain.service(),
                plain.kind(),
                plain.at(),
                title,
                plain.parts(),
                plain.link(),
                true,
                false,
                new Message.Ask("shop-1-q1", "d".repeat(64)));
    }

    /// As long, as wide and as hostile as it comes.
    static Message monster(Notice.Kind kind) {
        var parts = new Message.Part[80];
        for (int i = 0; i < parts.length; i++)
            parts[i] =
                    new Message.Part(
                            "<!channel> & *part* " + i,
                            "&<>\"'`".repeat(900) + "\u0000\u0007 😀 \r\n Bcc: x@example.org",
                            i % 2 == 0);
        return message(
                kind, "<!everyone> shop & \r\nBcc: eve@example.org " + "&😀".repeat(2_000), parts);
    }
}
