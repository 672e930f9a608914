package dev.relight.incident;

import dev.relight.finding.Facts;
import dev.relight.finding.Judgement;
import dev.relight.finding.Outcome;
import dev.relight.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/// One incident under test: signals in, events out, and the clock moved by hand.
@NullMarked
final class Flight {
    static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    Incident state = new Incident.Quiet();
    Circumstances around = Circumstances.quiet();
    Instant now = START;
    final List<Event> all = new ArrayList<>();

    static Flight of(Plan plan, Policy policy) {
        return of(plan, policy, Circumstances.quiet());
    }

    static Flight of(Plan plan, Policy policy, Circumstances around) {
        var flight = new Flight();
        flight.around = around;
        flight.take(new Signal.AlertFired(START, Plans.opening(plan, policy)));
        return flight;
    }

    List<Event> take(Signal signal) {
        var events = Decide.decide(state, signal, around);
        state = Evolve.evolve(state, events);
        all.addAll(events);
        return events;
    }

    /// Every look that runs comes back without a finding.
    List<Event> looked() {
        var events = new ArrayList<Event>();
        while (true) {
            var looks =
                    open().jobs().running().values().stream()
                            .filter(run -> run.purpose() != Purpose.ACT)
                            .toList();
            if (looks.isEmpty()) return events;
            for (var run : looks) events.addAll(ends(run, 0, Facts.none()));
        }
    }

    /// What acts ends with this exit code.
    List<Event> acted(int exit) {
        var run =
                open().jobs().running().values().stream()
                        .filter(it -> it.purpose() == Purpose.ACT)
                        .findFirst()
                        .orElseThrow();
        return ends(run, exit, Facts.none());
    }

    List<Event> ends(Run run, int exit, Facts facts) {
        var lines = run.lines().stream().map(line -> end(line, exit)).toList();
        return take(
                new Signal.JobReported(
                        now, run.fence(), Signal.JobReported.End.FINISHED, "", lines, facts));
    }

    private static LineEnd end(int line, int exit) {
        var check =
                new Judgement(Outcome.UNDECIDED, "nothing says what should come out", List.of());
        return new LineEnd(line, exit, check, "", "", "", Duration.ofMillis(10));
    }

    List<Event> later(Duration time) {
        now = now.plus(time);
        return take(new Signal.TimerDue(now));
    }

    /// The files that are waited for hold this, whichever they are.
    List<Event> read(String digest) {
        var awaited = FileCheck.awaited(open()).orElseThrow();
        Map<String, String> files = new TreeMap<>();
        awaited.files().forEach(name -> files.put(name, digest));
        return take(new Signal.FilesRead(now, awaited.key(), new TreeMap<>(files)));
    }

    List<Event> yes(String by) {
        return take(new Signal.PersonApproved(now, by, question().id(), question().digest()));
    }

    List<Event> no(String by) {
        return take(new Signal.PersonRefused(now, by, question().id(), "not tonight"));
    }

    List<Event> breaks(Guard guard, String about) {
        return take(new Signal.PersonBrokeGlass(now, "ada", guard, about, "I know what I do"));
    }

    Question question() {
        var question = open().desk().pending();
        if (question == null) throw new AssertionError("nothing is asked: " + open().stage());
        return question;
    }

    boolean asks() {
        return open().desk().pending() != null;
    }

    Incident.Open open() {
        if (state instanceof Incident.Open open) return open;
        throw new AssertionError("it is not open: " + state);
    }

    /// Texts of what was started to change something, in order.
    List<String> started() {
        var started = new ArrayList<String>();
        for (var event : all)
            if (event instanceof Event.JobStarted(_, var run, _) && run.purpose() == Purpose.ACT)
                started.addAll(Shown.lines(run.form()));
        return started;
    }

    <E extends Event> List<E> seen(Class<E> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
