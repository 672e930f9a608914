package dev.relight.engine;

import dev.relight.incident.Effect;
import dev.relight.incident.Event;
import dev.relight.incident.Health;
import dev.relight.incident.HealthCheck;
import dev.relight.incident.Incident;
import dev.relight.incident.Notice;
import dev.relight.incident.Run;
import dev.relight.incident.Signal;
import dev.relight.journal.Journal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Carries effects out through the ports; each ends in a signal, none is waited for.
final class Doer {
    /// A reading has a deadline of seconds, and the hands report soon after; this is long after.
    private static final Duration READ_LOST = Duration.ofMinutes(1);

    private final Engine engine;
    private final Engine.Ports ports;
    private final Journal journal;
    private final InstantSource clock;
    private final Lookout lookout;

    Doer(Engine engine, Engine.Ports ports, Journal journal, InstantSource clock) {
        this.engine = engine;
        this.ports = ports;
        this.journal = journal;
        this.clock = clock;
        lookout =
                new Lookout(
                        (time, task) -> ports.timers().at(time, () -> engine.guarded(task)), clock);
    }

    void carryOut(Ward ward, Effect effect) {
        switch (effect) {
            case Effect.RunJob(var run) ->
                    ports.hands().start(job(run), safe(report -> reported(ward, run, report)));
            case Effect.FindJob(var run) ->
                    ports.hands()
                            .reattach(run.fence(), safe(report -> reported(ward, run, report)));
            case Effect.KillJob(var fence) -> ports.hands().kill(fence);
            case Effect.ReadFiles reading -> read(ward, reading);
            case Effect.Tell(var notice) -> tell(ward, notice);
            case Effect.WakeAt(var time) -> {
                var alarm =
                        ports.timers()
                                .at(
                                        time,
                                        () ->
                                                engine.guarded(() ->
                                                        engine.submit(
                                                                ward.id,
                                                                new Signal.TimerDue(
                                                                        clock.instant()))));
                ward.stands(effect, alarm::cancel);
            }
            case Effect.WatchHealth watch -> ward.stands(effect, watch(ward, watch));
        }
    }

    /// Read once more when nothing was heard: what waits for it would wait for ever.
    private void read(Ward ward, Effect.ReadFiles reading) {
        var alarm =
                ports.timers()
                        .at(
                                clock.instant().plus(READ_LOST),
                                () ->
                                        engine.guarded(() -> {
                                            if (ward.has(reading)) read(ward, reading);
                                        }));
        ward.stands(reading, alarm::cancel);
        Fingerprints.read(
                ports.hands(),
                ward.id,
                reading,
                clock,
                safe(digests ->
                        engine.submit(
                                ward.id,
                                new Signal.FilesRead(clock.instant(), reading.key(), digests))));
    }

    /// For an answer that comes on a thread of somebody else.
    private <T> Consumer<T> safe(Consumer<T> taker) {
        return answer -> engine.guarded(() -> taker.accept(answer));
    }

    /// Outcomes are on disk now: the hands may tidy up.
    void forget(List<Event> events) {
        for (var event : events)
            if (event instanceof Event.JobEnded ended) ports.hands().forget(ended.fence());
    }

    private Job job(Run run) {
        var form = run.form();
        Map<String, String> environment = new HashMap<>(form.values());
        for (var name : form.environment()) {
            var value = ports.environment().apply(name);
            if (value != null) environment.put(name, value);
        }
        return new Job(
                run.fence(),
                form.lines(),
                environment,
                form.workingDirectory(),
                form.deadline(),
                form.revealsSecret());
    }

    private void reported(Ward ward, Run run, JobReport report) {
        if (!(ward.incident instanceof Incident.Open open)) return;
        var signal = Reports.signal(report, run, open, journal, clock.instant());
        engine.submit(ward.id, signal);
    }

    private void tell(Ward ward, Notice notice) {
        var about =
                switch (ward.incident) {
                    case Incident.Open open -> open;
                    case Incident.Over over -> over.last();
                    case Incident.Quiet _ -> throw new IllegalStateException("a notice of nothing");
                };
        ports.notifier()
                .tell(
                        notice,
                        about,
                        safe(answer ->
                                engine.submit(
                                        ward.id,
                                        new Signal.NoticeAnswered(
                                                clock.instant(),
                                                notice.id(),
                                                answer.delivered(),
                                                answer.detail()))));
    }

    private Runnable watch(Ward ward, Effect.WatchHealth watch) {
        if (!(ward.incident instanceof Incident.Open open)) return () -> {};
        var service = open.opening().service();
        Lookout.Look byProbe = (_, seen) -> ports.probe().look(service, safe(seen));
        var checks = watch.checks();
        var watcher =
                new Lookout.Watcher(
                        watch.every(),
                        watch.most(),
                        checks.isEmpty() ? byProbe : byCheck(ward.id, checks.getFirst()),
                        seen -> seen(ward, seen));
        return lookout.watch(place(service, checks), watcher);
    }

    /// The same question to the same machine has the same answer for everybody who expects the same
    /// of it.
    static String place(String service, List<HealthCheck> checks) {
        return checks.isEmpty() ? "probe of " + service : "check " + checks.getFirst();
    }

    private Lookout.Look byCheck(String incident, HealthCheck check) {
        return (number, seen) -> {
            var fence = "%s.H%d.%d".formatted(incident, check.line(), number);
            ports.hands()
                    .start(
                            job(fence, check),
                            safe(report -> {
                                seen.accept(judged(check, report));
                                ports.hands().forget(fence);
                            }));
        };
    }

    private Job job(String fence, HealthCheck check) {
        var form = check.form();
        return new Job(
                fence,
                form.lines(),
                form.values(),
                form.workingDirectory(),
                form.deadline(),
                form.revealsSecret());
    }

    private void seen(Ward ward, Probe.Seen seen) {
        engine.submit(ward.id, new Signal.HealthSeen(clock.instant(), seen.state(), seen.detail()));
    }

    static Probe.Seen judged(HealthCheck check, JobReport report) {
        if (report.lines().isEmpty())
            return new Probe.Seen(Health.State.UNKNOWN, "the health check did not run");
        var line = report.lines().getFirst();
        var judgement = Reports.judge(check.check(), Reports.facts(check.form(), 0, line));
        var state =
                switch (judgement.outcome()) {
                    case TRUE -> Health.State.UP;
                    case FALSE -> Health.State.DOWN;
                    case UNDECIDED ->
                            report.end() == JobReport.End.DEADLINE
                                    ? Health.State.DOWN
                                    : Health.State.UNKNOWN;
                };
        return new Probe.Seen(state, "line %d: %s".formatted(check.line(), judgement.because()));
    }
}
