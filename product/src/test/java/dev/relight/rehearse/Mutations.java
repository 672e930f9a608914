package dev.relight.rehearse;

import dev.relight.danger.Danger;
import dev.relight.engine.Mind;
import dev.relight.finding.Facts;
import dev.relight.finding.Judgement;
import dev.relight.finding.Outcome;
import dev.relight.incident.Circumstances;
import dev.relight.incident.Decide;
import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.incident.Footing;
import dev.relight.incident.Form;
import dev.relight.incident.Guardrails;
import dev.relight.incident.Incident;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Opening;
import dev.relight.incident.Part;
import dev.relight.incident.Policy;
import dev.relight.incident.Purpose;
import dev.relight.incident.Question;
import dev.relight.incident.Run;
import dev.relight.incident.Rung;
import dev.relight.incident.Stage;
import dev.relight.incident.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// Minds with one guard removed: each decides as the real one does, and then forgets something.
@NullMarked
final class Mutations {
    private Mutations() {}

    /// One decided event and the state before it become what the mutant makes of them; null leaves
    /// the event as it is.
    private interface Twist {
        @Nullable List<Event> of(Incident before, Event event);
    }

    /// What was decided up to the first event that is twisted, and then that; the rest follows at
    /// the next signal, from the state so reached.
    private static Mind twisting(Twist twist) {
        return (incident, signal, around) -> {
            var decided = new ArrayList<Event>();
            var state = incident;
            for (var event : Decide.decide(incident, signal, around)) {
                var instead = twist.of(state, event);
                if (instead != null) {
                    decided.addAll(instead);
                    return List.copyOf(decided);
                }
                decided.add(event);
                state = Evolve.evolve(state, event);
            }
            return List.copyOf(decided);
        };
    }

    /// Runs what a person should be asked about.
    static Mind asksNobody() {
        return twisting((before, event) ->
                event instanceof Event.Asked(var at, var question)
                                && question.kind() == Question.Kind.APPROVE
                                && footing(before) instanceof Footing.Ready(_, var grip)
                                && next(grip.rung(), grip.next()) instanceof Part.Commands commands
                        ? List.of(started(before, commands, at))
                        : null);
    }

    /// Takes one yes for two.
    static Mind contentWithOneYes() {
        return twisting((_, event) ->
                event instanceof Event.Asked(var at, var question) && question.yeses() > 1
                        ? List.of(new Event.Asked(at, withOneYes(question)))
                        : null);
    }

    /// Puts a yes into somebody's mouth.
    static Mind forgesYeses() {
        return twisting((_, event) ->
                event instanceof Event.Asked(var at, var question)
                        ? List.of(event, new Event.Approved(at, question.id(), "ada"))
                        : null);
    }

    /// Takes for chosen what nobody offered.
    static Mind takesAnyChoice() {
        return twisting((_, event) ->
                event instanceof Event.AnswerVoid(var at, var question, var by, var because)
                                && because.contains("cannot be the value")
                        ? List.of(
                                new Event.Chosen(
                                        at, question, by, new TreeMap<>(Map.of("pid", "1"))))
                        : null);
    }

    /// Holds a command of which nothing was heard for done.
    static Mind takesSilenceForSuccess() {
        return twisting((before, event) -> {
            if (!(event instanceof Event.JobUnknown(var at, var fence, _))) return null;
            if (!(before instanceof Incident.Open open)) return null;
            var run = open.jobs().running().get(fence);
            if (run == null || run.purpose() != Purpose.ACT) return null;
            var ends = run.lines().stream().map(Mutations::success).toList();
            return List.of(new Event.JobEnded(at, fence, ends, Facts.none()));
        });
    }

    /// Runs again what may have run, whatever it does.
    static Mind runsAgainUnasked() {
        return twisting((before, event) ->
                event instanceof Event.Asked(var at, var question)
                                && question.kind() == Question.Kind.DOUBT
                                && footing(before) instanceof Footing.Doubting(_, var grip, _, _)
                                && next(grip.rung(), grip.next()) instanceof Part.Commands commands
                        ? List.of(started(before, commands, at))
                        : null);
    }

    static Mind firesTimersTwice() {
        return twisting(
                (_, event) -> event instanceof Event.Escalated ? List.of(event, event) : null);
    }

    static Mind forgetsTimers() {
        return twisting((_, event) -> event instanceof Event.Escalated ? List.of() : null);
    }

    /// Believes for ever that whoever answered is awake.
    static Mind believesForEver() {
        return twisting(
                (_, event) -> event instanceof Event.AcknowledgementRanOut ? List.of() : null);
    }

    /// Calls all who were passed over meanwhile at once.
    static Mind callsTheRestAtOnce() {
        return twisting((before, event) ->
                event instanceof Event.AcknowledgementRanOut(var at, _, int level, _)
                                && before instanceof Incident.Open open
                                && open.clock().calls() < open.opening().policy().calls().size()
                        ? List.of(
                                event,
                                new Event.Called(
                                        at, open.clock().calls() + 1, level, "cleo", "at once"))
                        : null);
    }

    /// Goes on and on restarting.
    static Mind ignoresTheLimit() {
        return (incident, signal, around) ->
                Decide.decide(
                        withoutLimit(incident), signal, seen(around, List.of(), around.stop()));
    }

    /// Overlooks the kill switch.
    static Mind actsOnHold() {
        return (incident, signal, around) ->
                Decide.decide(incident, signal, seen(around, around.recoveries(), null));
    }

    private static Circumstances seen(
            Circumstances around, List<Instant> recoveries, @Nullable Stop stop) {
        return new Circumstances(
                around.actor(),
                recoveries,
                around.down(),
                around.services(),
                stop,
                around.repairing(),
                around.actions(),
                around.changes());
    }

    /// Knows of no maintenance windows.
    static Mind actsInWindows() {
        return (incident, signal, around) ->
                Decide.decide(withoutWindows(incident), signal, around);
    }

    /// Runs what has a placeholder nobody has filled.
    static Mind runsWhatIsUnbound() {
        return twisting((before, event) -> {
            if (!(event instanceof Event.LookSkipped(var at, int line, var because))) return null;
            if (!because.startsWith("nothing is known for")) return null;
            if (!(before instanceof Incident.Open open)) return null;
            var command = open.opening().plan().command(line).orElseThrow();
            var form =
                    new Form(
                            List.of(command.text()),
                            Map.of(),
                            Set.of(),
                            "local",
                            "/srv",
                            Duration.ofSeconds(10),
                            false);
            var run =
                    new Run(
                            fence(open, line),
                            Purpose.EVIDENCE,
                            List.of(line),
                            form,
                            Danger.OBSERVE,
                            at,
                            false);
            return List.of(new Event.JobStarted(at, run, "why not"));
        });
    }

    /// Takes down and does not bring up.
    static Mind leavesGapsOpen() {
        return twisting((_, event) ->
                event instanceof Event.RungTaken(var at, var rung, var because)
                                && rung.parts().stream().anyMatch(Mutations::closes)
                        ? List.of(new Event.RungTaken(at, withoutClosers(rung), because))
                        : null);
    }

    static Mind soaksNoTime() {
        return twisting((_, event) ->
                event instanceof Event.SoakBegan(var at, _, var because)
                        ? List.of(new Event.SoakBegan(at, at, because))
                        : null);
    }

    /// Calls it restored although a check failed.
    static Mind overlooksFailedChecks() {
        return twisting((before, event) ->
                event instanceof Event.VerifyRepeated(var at, _, var because)
                                && before instanceof Incident.Open open
                                && open.stage() instanceof Stage.Verifying
                        ? List.of(
                                new Event.SoakBegan(
                                        at,
                                        at.plus(open.opening().policy().patience().soak()),
                                        because))
                        : null);
    }

    /// Acts where another incident acts already.
    static Mind actsBesideAnother() {
        return (incident, signal, around) ->
                Decide.decide(
                        incident,
                        signal,
                        new Circumstances(
                                null,
                                around.recoveries(),
                                around.down(),
                                around.services(),
                                around.stop(),
                                around.repairing(),
                                around.actions(),
                                around.changes()));
    }

    private static @Nullable Footing footing(Incident incident) {
        return incident instanceof Incident.Open open
                        && open.stage() instanceof Stage.Climbing(_, var footing, _)
                ? footing
                : null;
    }

    private static @Nullable Part next(Rung rung, int next) {
        return next < rung.parts().size() ? rung.parts().get(next) : null;
    }

    private static Event started(Incident before, Part.Commands commands, Instant at) {
        var run =
                new Run(
                        fence((Incident.Open) before, commands.line()),
                        Purpose.ACT,
                        commands.lines(),
                        commands.form(),
                        commands.danger(),
                        at,
                        false);
        return new Event.JobStarted(at, run, "without a word");
    }

    private static String fence(Incident.Open open, int line) {
        int attempt = open.jobs().attempts().getOrDefault(line, 0) + 1;
        return "%s.L%d.%d".formatted(open.opening().id(), line, attempt);
    }

    private static Question withOneYes(Question question) {
        return new Question(
                question.id(),
                question.kind(),
                question.title(),
                question.shown(),
                question.target(),
                question.danger(),
                question.reasons(),
                question.digest(),
                1,
                question.expires(),
                question.ifSilent());
    }

    private static LineEnd success(int line) {
        return new LineEnd(
                line,
                0,
                new Judgement(Outcome.UNDECIDED, "nobody said otherwise", List.of()),
                "",
                "",
                "",
                Duration.ZERO);
    }

    private static boolean closes(Part part) {
        return part instanceof Part.Commands commands && commands.closes() > 0;
    }

    private static Rung withoutClosers(Rung rung) {
        return new Rung(
                rung.key(),
                rung.title(),
                rung.parts().stream().filter(part -> !closes(part)).toList(),
                rung.danger(),
                rung.digest(),
                rung.doubts(),
                rung.prepares(),
                rung.files());
    }

    private static Incident withoutLimit(Incident incident) {
        if (!(incident instanceof Incident.Open open)) return incident;
        var limits = open.opening().policy().limits();
        var boundless =
                new Policy.Limits(
                        limits.parallel(),
                        limits.disruptiveYeses(),
                        limits.destructiveYeses(),
                        1_000,
                        limits.window());
        return with(open, open.opening().policy().with(boundless));
    }

    private static Incident withoutWindows(Incident incident) {
        if (!(incident instanceof Incident.Open open)) return incident;
        return with(open, open.opening().policy().with(Guardrails.standard()));
    }

    private static Incident with(Incident.Open open, Policy policy) {
        var opening = open.opening();
        var other =
                new Opening(
                        opening.id(),
                        opening.service(),
                        opening.dedupKey(),
                        opening.summary(),
                        opening.labels(),
                        opening.plan(),
                        opening.faults(),
                        opening.site(),
                        policy,
                        opening.onset());
        return new Incident.Open(
                other,
                open.since(),
                open.stage(),
                open.health(),
                open.jobs(),
                open.known(),
                open.trail(),
                open.desk(),
                open.clock(),
                open.reins());
    }
}
