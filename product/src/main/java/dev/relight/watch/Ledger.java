package dev.relight.watch;

import dev.relight.incident.Health;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is believed of one service, from all its rounds.
///
/// Not safe by itself: its service's lock is held around it.
final class Ledger {
    /// A machine with more disks than this is watched by something else.
    private static final int SUBJECTS_MAX = 50;

    private final String service;
    private final List<Hysteresis> minds = new ArrayList<>();
    private final List<String> lastReasons = new ArrayList<>();
    private final List<Boolean> isUndecided = new ArrayList<>();
    private final Map<String, Forecast> forecasts = new TreeMap<>();
    private @Nullable Observation told;

    Ledger(Watched watched, Instant at) {
        this.service = watched.service();
        for (var round : watched.rounds()) {
            minds.add(Hysteresis.fresh(round.rule(), at));
            lastReasons.add("not asked yet");
            isUndecided.add(false);
        }
    }

    /// Takes in an answer; an observation if it changes what is believed.
    Optional<Observation> see(int round, Answer answer, Instant at) {
        lastReasons.set(round, answer.reason());
        isUndecided.set(round, answer.word() == Answer.Word.UNDECIDED);
        if (answer.word() != Answer.Word.UNDECIDED) {
            var look = new Hysteresis.Look(at, answer.isUp(), answer.reason());
            minds.set(round, minds.get(round).see(look));
        }
        answer.levels().forEach((subject, percent) -> see(subject, percent, at));
        var now = observation(at);
        var before = told;
        boolean isNews =
                before == null
                        ? now.state() != Health.State.UNKNOWN || !now.warnings().isEmpty()
                        : now.state() != before.state()
                                || now.isFlapping() != before.isFlapping()
                                || now.warnings().size() != before.warnings().size();
        if (!isNews) return Optional.empty();
        told = now;
        return Optional.of(now);
    }

    private void see(String subject, double percent, Instant at) {
        if (forecasts.size() >= SUBJECTS_MAX && !forecasts.containsKey(subject)) return;
        var forecast = forecasts.getOrDefault(subject, Forecast.of(subject));
        forecasts.put(subject, forecast.see(new Forecast.Level(at, percent)));
    }

    private List<String> warnings() {
        return forecasts.values().stream().flatMap(it -> it.words().stream()).toList();
    }

    /// Down if any is down, up if all are up that can tell.
    Observation observation(Instant at) {
        boolean isFlapping = minds.stream().anyMatch(mind -> mind.isFlapping(at));
        var down = minds.stream().filter(mind -> mind.state() == Health.State.DOWN).toList();
        if (!down.isEmpty()) {
            var since = down.stream().map(Hysteresis::since).min(Instant::compareTo).orElse(at);
            var reasons = down.stream().map(Hysteresis::reason).toList();
            return new Observation(
                    service, Health.State.DOWN, since, reasons, isFlapping, warnings());
        }
        boolean isUp =
                minds.stream().anyMatch(mind -> mind.state() == Health.State.UP)
                        && IntStream.range(0, minds.size())
                                .allMatch(i ->
                                        minds.get(i).state() == Health.State.UP
                                                || isUndecided.get(i));
        var since = minds.stream().map(Hysteresis::since).max(Instant::compareTo).orElse(at);
        var state = isUp ? Health.State.UP : Health.State.UNKNOWN;
        return new Observation(service, state, since, lastReasons, isFlapping, warnings());
    }
}
