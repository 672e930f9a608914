package dev.relight.rehearse;

import dev.relight.danger.Danger;
import dev.relight.engine.Alert;
import dev.relight.engine.Listener;
import dev.relight.incident.Event;
import dev.relight.incident.Hypothesis;
import dev.relight.incident.Incident;
import dev.relight.incident.Purpose;
import dev.relight.incident.Question;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.plan.Section;
import dev.relight.plan.Symptom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One runbook flown in the simulated world, from the alert until it is resolved or a person has
/// it: who is asked what, what runs, and whether the right scenario was seen.
///
/// Every invariant is checked after every step; a broken one is thrown as [Invariant.Violation].
public final class Rehearsal {
    /// More steps than this and the incident goes in circles.
    private static final int STEPS_MAX = 200_000;

    /// How the people of the rehearsal answer.
    public enum People {
        YES,
        NO,
        ASLEEP
    }

    /// How it ended.
    public enum Ending {
        RESTORED,
        HANDED_OVER,
        ABORTED,
        ENDLESS
    }

    /// Whether what was to be seen was seen.
    public enum Insight {
        /// Nothing particular was to be seen.
        NONE_WANTED,
        /// The scenario was chosen that was played.
        RIGHT,
        /// None was chosen, and a person was asked or got it, with the right one among the
        /// candidates (or where the runbook describes a cause and no repair).
        ASKED,
        /// None of its signs could be shown to any look of this runbook; it has no repair either.
        UNSEEN,
        /// Another was chosen, or the right one was ruled out.
        WRONG
    }

    /// What is rehearsed.
    ///
    /// @param cause whose symptoms are made true; null for none
    /// @param written answers that go before the usual ones
    public record Order(
            Alert alert, @Nullable Cause cause, List<Written> written, People people, long seed) {
        public Order {
            written = List.copyOf(written);
        }
    }

    /// How it went.
    ///
    /// @param chosen the first scenario that was believed in; null if none was
    /// @param candidates as they were ranked then
    /// @param ran lines that changed something, in order
    /// @param unseen symptoms of the cause that no look of this runbook could show
    /// @param took in virtual time, from the alert to the restore or the end
    public record Result(
            Ending ending,
            Insight insight,
            @Nullable Hypothesis chosen,
            List<Hypothesis> candidates,
            List<Question> questions,
            List<Integer> ran,
            List<Symptom> unseen,
            Duration took) {
        public Result {
            candidates = List.copyOf(candidates);
            questions = List.copyOf(questions);
            ran = List.copyOf(ran);
            unseen = List.copyOf(unseen);
        }
    }

    private final Order order;
    private final Plan plan;
    private final List<Question> questions = new ArrayList<>();
    private final List<Integer> ran = new ArrayList<>();
    private final Set<Symptom> seen = new HashSet<>();
    private List<Hypothesis> candidates = List.of();
    private @Nullable Hypothesis chosen;
    private @Nullable Ending ending;
    private @Nullable Instant ended;

    private Rehearsal(Order order) {
        this.order = order;
        plan = order.alert().plan();
    }

    /// Plays it to its end.
    ///
    /// @param listener hears every event, in order
    public static Result play(Order order, Listener listener) {
        return new Rehearsal(order).play(listener);
    }

    private Result play(Listener listener) {
        var stand = new Stand().playing(role());
        stand.written(order.written());
        var town = new Town().with(order.alert().service(), stand);
        var world = new World(order.seed(), mishaps(), town);
        world.subscribe((id, events, after) -> {
            if (ending != null) return;
            listener.heard(id, events, after);
            events.forEach(this::note);
            look(after);
        });
        world.alert(order.alert());
        int steps = 0;
        while (ending == null && steps++ < STEPS_MAX && world.step()) {}
        world.close();
        var end = ended == null ? world.time().instant() : ended;
        return new Result(
                ending == null ? Ending.ENDLESS : ending,
                insight(),
                chosen,
                candidates,
                questions,
                ran,
                unseen(),
                Duration.between(World.START, end));
    }

    private Mishaps mishaps() {
        return switch (order.people()) {
            case YES -> Mishaps.none();
            case NO -> Mishaps.none().with(Mishap.NO, 1);
            case ASLEEP -> Mishaps.none().with(Mishap.SILENT, 1);
        };
    }

    private void note(Event event) {
        switch (event) {
            case Event.Asked(_, var question) -> questions.add(question);
            case Event.JobStarted(_, var run, _) -> {
                if (run.purpose() == Purpose.ACT) ran.addAll(run.lines());
            }
            case Event.ScenarioChosen(_, var one, var others) -> {
                if (candidates.isEmpty()) {
                    chosen = one;
                    candidates = with(one, others);
                }
            }
            case Event.NoScenarioFits(_, var all, _) -> {
                if (candidates.isEmpty()) candidates = all;
            }
            case Event.Resolved(var at, _, _) -> end(Ending.RESTORED, at);
            case Event.HandedOver(var at, _) -> end(Ending.HANDED_OVER, at);
            case Event.Aborted(var at, _, _) -> end(Ending.ABORTED, at);
            case Event.Opened _,
                    Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _,
                    Event.Closed _ -> {}
        }
    }

    private static List<Hypothesis> with(Hypothesis one, List<Hypothesis> others) {
        var all = new ArrayList<>(List.of(one));
        all.addAll(others);
        return all;
    }

    private void end(Ending how, Instant at) {
        if (ending != null) return;
        ending = how;
        ended = at;
    }

    private void look(Incident after) {
        var cause = order.cause();
        if (cause == null || !(after instanceof Incident.Open open)) return;
        for (var symptom : cause.symptoms()) {
            var predicate = symptom.predicate();
            if (predicate == null || seen.contains(symptom)) continue;
            if (predicate.judge(open.known().facts()).isTrue()) seen.add(symptom);
        }
    }

    private List<Symptom> unseen() {
        var cause = order.cause();
        return cause == null
                ? List.of()
                : cause.symptoms().stream().filter(it -> !seen.contains(it)).toList();
    }

    private Insight insight() {
        var cause = order.cause();
        if (cause == null) return Insight.NONE_WANTED;
        if (!cause.scenario() && seen.isEmpty()) return Insight.UNSEEN;
        if (chosen != null) return chosen.section() == cause.line() ? Insight.RIGHT : Insight.WRONG;
        boolean gotIt = !questions.isEmpty() || ending == Ending.HANDED_OVER;
        if (!cause.scenario()) return gotIt ? Insight.ASKED : Insight.WRONG;
        boolean among =
                candidates.stream().anyMatch(it -> it.section() == cause.line() && it.score() >= 0);
        return among && gotIt ? Insight.ASKED : Insight.WRONG;
    }

    /// What the author prescribes against the cause helps in the end; without a repair of its own,
    /// what belongs to no scenario does.
    private Role role() {
        var cause = order.cause();
        var ailment = cause == null ? Ailment.unknown(plan) : cause.ailment(plan);
        Map<Integer, Answer.Effect> effects = new HashMap<>();
        for (var pair : plan.pairs()) effects.put(pair.open(), Answer.Effect.BREAKS);
        for (int line : repairs(cause)) effects.put(line, Answer.Effect.MENDS);
        return new Role(new Script(plan), ailment, effects, Set.of());
    }

    private List<Integer> repairs(@Nullable Cause cause) {
        boolean own = cause != null && cause.scenario();
        var all = new ArrayList<Command>();
        for (var command : plan.commands()) {
            var home = home(command);
            boolean its = own && home != null && cause != null && home.line() == cause.line();
            boolean general = !own && home == null && command.danger() != Danger.OBSERVE;
            if (its || general) all.add(command);
        }
        if (own && !all.isEmpty()) {
            int head = head(all.getLast());
            all.removeIf(it -> head(it) != head);
        }
        return all.stream().map(Command::line).toList();
    }

    /// Ways to do the same thing have the first of them in common.
    private static int head(Command command) {
        var head = command.alternativeOf();
        return head == null ? command.line() : head;
    }

    private @Nullable Section home(Command command) {
        for (var section : plan.sections())
            if (section.scenario() && Cause.isRepair(plan, section, command)) return section;
        return null;
    }
}
