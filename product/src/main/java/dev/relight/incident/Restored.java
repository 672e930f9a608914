package dev.relight.incident;

import dev.relight.lexicon.BuiltIn;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// After the restore: soak, resolve, watch, close.
final class Restored {
    private Restored() {}

    static List<Event> soaking(Incident.Open open, Stage.Soaking stage, Instant at) {
        if (Verifying.isDown(open, at)) return downAgain(open, at);
        if (at.isBefore(stage.until())) return List.of();
        var soaked = Duration.between(stage.since(), at);
        return List.of(
                new Event.Resolved(
                        at, at.plus(watch(open)), "it has been well for " + Words.of(soaked)));
    }

    static List<Event> watching(Incident.Open open, Stage.Watching stage, Instant at) {
        if (Verifying.isDown(open, at)) return downAgain(open, at);
        if (at.isBefore(stage.until())) return List.of();
        return List.of(new Event.Closed(at, "nothing more to watch"));
    }

    static List<Event> handedOver(Incident.Open open, Stage.HandedOver stage, Instant at) {
        boolean cameUpSince = open.health().since().isAfter(stage.since());
        if (!cameUpSince || !open.health().isUpSteadily(at, open.patience().steady()))
            return List.of();
        return List.of(
                new Event.VerifyingBegan(
                        at, "it came up in the hands of people: " + open.health().detail()));
    }

    private static List<Event> downAgain(Incident.Open open, Instant at) {
        return List.of(new Event.DownAgain(at, open.health().detail()));
    }

    /// The runbook's own stability watch: "monitor for 1 hour".
    private static Duration watch(Incident.Open open) {
        return open.opening().plan().tasks().stream()
                .filter(task -> task.builtIn() == BuiltIn.STABILITY_WATCH)
                .map(task -> length(task.due()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Duration length(@Nullable String iso) {
        if (iso == null) return Duration.ZERO;
        try {
            return Duration.parse(iso);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
