package dev.relight.engine;

import dev.relight.incident.HealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks at a service's health again and again, until it is ended; one look at a time.
final class Watcher {
    /// Whoever has not answered by then never will: probes and checks end by themselves long
    /// before. Without this, one lost answer would blind the incident for good.
    private static final Duration LOST_AFTER = Duration.ofMinutes(2);

    private final Timers timers;
    private final Look look;
    private Timers.@Nullable Alarm alarm;
    private boolean ended;

    /// One look, which calls back when the next may begin.
    private interface Look {
        void at(long number, Runnable done);
    }

    private Watcher(Timers timers, Look look) {
        this.timers = timers;
        this.look = look;
    }

    static Watcher byProbe(Engine.Ports ports, String service, Consumer<Probe.Seen> seen) {
        return new Watcher(
                ports.timers(),
                (_, done) ->
                        ports.probe()
                                .look(
                                        service,
                                        answer -> {
                                            seen.accept(answer);
                                            done.run();
                                        }));
    }

    /// By the runbook's first health check.
    static Watcher byChecks(
            Engine.Ports ports,
            String incident,
            List<HealthCheck> checks,
            BiFunction<String, HealthCheck, Job> job,
            Consumer<Probe.Seen> seen) {
        var check = checks.getFirst();
        return new Watcher(
                ports.timers(),
                (number, done) -> {
                    var fence = "%s.H%d.%d".formatted(incident, check.line(), number);
                    ports.hands()
                            .start(
                                    job.apply(fence, check),
                                    report -> {
                                        seen.accept(Doer.judged(check, report));
                                        ports.hands().forget(fence);
                                        done.run();
                                    });
                });
    }

    void begin(InstantSource clock, Duration every) {
        next(clock, every, clock.millis());
    }

    /// Numbers are times, so that no look after a crash bears the name of one before.
    private synchronized void next(InstantSource clock, Duration every, long number) {
        if (ended) return;
        alarm =
                timers.at(
                        Instant.ofEpochMilli(number),
                        () -> {
                            if (!isEnded()) look(clock, every, number);
                        });
    }

    private void look(InstantSource clock, Duration every, long number) {
        var over = new AtomicBoolean();
        Runnable done =
                () -> {
                    if (over.getAndSet(true)) return;
                    long now = clock.millis();
                    next(clock, every, Math.max(number + every.toMillis(), now + 1));
                };
        var lost = timers.at(clock.instant().plus(LOST_AFTER), done);
        look.at(
                number,
                () -> {
                    lost.cancel();
                    done.run();
                });
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    synchronized void end() {
        ended = true;
        if (alarm != null) alarm.cancel();
    }
}
