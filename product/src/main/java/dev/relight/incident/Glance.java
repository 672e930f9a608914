package dev.relight.incident;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// How often an open incident looks at its service, by what a look could change now.
///
/// A change that somebody tells (an alert, a probe, a person) is heard at once whatever this says.
///
/// @param every pause after the first look, and after one that saw a change
/// @param most pauses grow up to this while nothing changes
record Glance(Duration every, Duration most) {
    /// What an incident is at, as far as looks are concerned; `glances.tsv` says how long each may
    /// go without one.
    enum Lull {
        DECIDING,
        RESTORED,
        ASKED,
        WAITING,
        HELD,
        HANDED_OVER,
        WATCHING
    }

    private static final Map<Lull, Duration> MOST = table();

    static Glance of(Incident.Open open) {
        var every = open.patience().glance();
        var most = MOST.getOrDefault(lull(open), Duration.ZERO);
        return new Glance(every, most.compareTo(every) > 0 ? most : every);
    }

    static Lull lull(Incident.Open open) {
        return switch (open.stage()) {
            case Stage.Assessing _ -> Lull.DECIDING;
            case Stage.Verifying _ -> isAsking(open) ? Lull.ASKED : Lull.DECIDING;
            case Stage.Soaking _ -> Lull.RESTORED;
            case Stage.HandedOver _ -> Lull.HANDED_OVER;
            case Stage.Watching _ -> Lull.WATCHING;
            case Stage.Climbing(_, var footing, _) -> onLadder(open, footing);
        };
    }

    private static Lull onLadder(Incident.Open open, Footing footing) {
        return switch (footing) {
            case Footing.Running _, Footing.Settling _, Footing.Pausing _ -> Lull.DECIDING;
            case Footing.Asking _, Footing.Choosing _ -> Lull.ASKED;
            case Footing.Waiting _ -> Lull.WAITING;
            case Footing.Doubting doubting when doubting.seenDown() && isAsking(open) -> Lull.ASKED;
            case Footing.Doubting _ -> Lull.DECIDING;
            case Footing.Free _, Footing.Ready _ -> open.isHeld() ? Lull.HELD : Lull.DECIDING;
        };
    }

    private static boolean isAsking(Incident.Open open) {
        return open.desk().pending() != null;
    }

    private static Map<Lull, Duration> table() {
        var table = new EnumMap<Lull, Duration>(Lull.class);
        try (var stream = Glance.class.getResourceAsStream("/incident/glances.tsv")) {
            if (stream == null) throw new IllegalStateException("glances.tsv is missing");
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .forEach(row ->
                            table.put(
                                    Lull.valueOf(row[0]),
                                    Duration.ofSeconds(Long.parseLong(row[1]))));
        } catch (IOException e) {
            throw new UncheckedIOException("glances.tsv cannot be read", e);
        }
        if (table.size() != Lull.values().length)
            throw new IllegalStateException("glances.tsv must have a row for each of Lull");
        return table;
    }
}
