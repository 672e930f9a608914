package dev.relight.drill;

import dev.relight.danger.Danger;
import dev.relight.drill.Score.Action;
import dev.relight.drill.Score.Ending;
import dev.relight.drill.Score.Finding;
import dev.relight.incident.Event;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Part;
import dev.relight.incident.Purpose;
import dev.relight.incident.Run;
import dev.relight.incident.Rung;
import dev.relight.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a score off the events of one flight; pure.
final class Scoring {
    private static final List<String> NO_FAULT =
            List.of(
                    "nothing speaks for",
                    "only what looks is run here",
                    "is not in use here",
                    "stands instead of",
                    "in whose shell it runs",
                    "did just now, and it did not help");

    private final Plan plan;
    private final Fault fault;
    private final Instant zero;
    private final Map<String, Run> runs = new HashMap<>();
    private final Map<Rung.Key, Action> actions = new LinkedHashMap<>();
    private final TreeSet<Integer> ran = new TreeSet<>();
    private final TreeMap<Integer, Finding> findings = new TreeMap<>();
    private @Nullable Instant detected;
    private @Nullable Instant up;
    private @Nullable Instant restored;
    private @Nullable Instant resolved;
    private @Nullable Danger worst;
    private String scenario = "";
    private String handed = "";
    private String held = "";

    private Scoring(Plan plan, Fault fault, Instant zero) {
        this.plan = plan;
        this.fault = fault;
        this.zero = zero;
    }

    /// @param zero when the fault was made
    /// @param crew with the answers that were given
    static Score of(Plan plan, Fault fault, Instant zero, List<Event> events, Crew crew) {
        var scoring = new Scoring(plan, fault, zero);
        events.forEach(scoring::read);
        return scoring.score(crew);
    }

    private void read(Event event) {
        switch (event) {
            case Event.Opened it -> detected = it.at();
            case Event.OfWork it -> work(it);
            case Event.OfLadder it -> ladder(it);
            case Event.OfCourse it -> course(it);
            case Event.Aborted it -> handed = it.because();
            case Event.OfDesk _, Event.Closed _ -> {}
        }
    }

    private void work(Event.OfWork event) {
        if (event instanceof Event.CameUp it) up = it.at();
        if (event instanceof Event.JobStarted it) {
            runs.put(it.run().fence(), it.run());
            ran.addAll(it.run().lines());
            if (it.run().purpose() == Purpose.ACT)
                worst = worst == null ? it.run().danger() : Danger.worst(worst, it.run().danger());
        }
        if (event instanceof Event.JobEnded it) {
            var run = runs.get(it.fence());
            if (run != null) it.lines().forEach(line -> ended(run, line));
        }
        if (event instanceof Event.JobUnknown it) {
            var run = runs.get(it.fence());
            if (run != null) find(run.lines().getFirst(), it.because());
        }
        if (event instanceof Event.LookSkipped it) leftOut(it.line(), it.because());
    }

    private void ended(Run run, LineEnd line) {
        var exit = line.exit();
        // A look that hangs says that the service hangs; a deed that hangs does not work.
        if (exit == null) {
            if (run.purpose() == Purpose.ACT) find(line.line(), "did not end in time");
        } else if (line.lacksTool()) find(line.line(), "cannot run here: " + last(line.excerpt()));
        else if (exit != 0 && run.purpose() == Purpose.ACT)
            find(line.line(), "failed with exit " + exit + ": " + last(line.excerpt()));
    }

    /// That a scenario is not the one, or that a test of load waits, is no fault of the runbook.
    private void leftOut(int line, String because) {
        if (NO_FAULT.stream().noneMatch(because::contains)) find(line, "left out: " + because);
    }

    private static String last(String text) {
        return text.strip().lines().reduce((_, later) -> later).orElse("it said nothing");
    }

    /// The first thing said about a line stands.
    private void find(int line, String what) {
        var text = plan.command(line).map(command -> command.joined()).orElse("");
        findings.putIfAbsent(line, Finding.flown(line, text, what));
    }

    private void ladder(Event.OfLadder event) {
        if (event instanceof Event.ScenarioChosen it) scenario = it.chosen().title();
        if (event instanceof Event.Blocked it) held = it.because();
        if (event instanceof Event.RungTaken) held = "";
        if (event instanceof Event.RungTaken it) actions.put(it.rung().key(), action(it.rung()));
        if (event instanceof Event.RungSkipped it) leftOut(it.rung().unit(), it.because());
        if (event instanceof Event.RungHelped it)
            actions.computeIfPresent(it.rung(), (_, was) -> helped(was));
    }

    private static Action action(Rung rung) {
        var commands = new ArrayList<String>();
        for (var part : rung.parts())
            switch (part) {
                case Part.Commands it -> commands.addAll(it.form().lines());
                case Part.Pause it -> commands.add("wait " + it.length().toSeconds() + " s");
                case Part.ByHand it -> commands.add("by hand: " + it.text());
            }
        return new Action(rung.key().unit(), rung.title(), commands, rung.danger(), false);
    }

    private static Action helped(Action was) {
        return new Action(was.line(), was.title(), was.commands(), was.danger(), true);
    }

    private void course(Event.OfCourse event) {
        if (event instanceof Event.SoakBegan it) restored = up == null ? it.at() : up;
        if (event instanceof Event.DownAgain) restored = null;
        if (event instanceof Event.Resolved it) resolved = it.at();
        if (event instanceof Event.HandedOver it) handed = it.because();
    }

    private Score score(Crew crew) {
        var helping = actions.values().stream().filter(Action::helped).findFirst();
        var wanted = fault.wanted();
        var asWanted =
                actions.values().stream()
                        .filter(action -> does(action, wanted.action()))
                        .findFirst();
        boolean rightAction =
                wanted.action().equals(Fault.Wanted.NONE)
                        ? helping.isEmpty()
                        : helping.isPresent() && asWanted.isPresent();
        var needed = danger(helping);
        if (danger(asWanted).compareTo(needed) > 0) needed = danger(asWanted);
        boolean leastDanger = worst == null || worst.compareTo(needed) <= 0;
        return new Score(
                fault,
                zero,
                ending(crew),
                since(detected),
                since(restored),
                since(resolved),
                scenario,
                isRight(scenario, wanted.scenario()),
                List.copyOf(actions.values()),
                rightAction,
                worst,
                leastDanger,
                crew.answered().stream().map(Scoring::words).toList(),
                resolved != null ? "" : handed.isEmpty() ? held : handed,
                List.copyOf(findings.values()),
                ran,
                true);
    }

    private Ending ending(Crew crew) {
        if (detected == null) return Ending.NOT_DETECTED;
        if (resolved == null && handed.isEmpty())
            return held.isEmpty() ? Ending.TOO_LONG : Ending.HELD_BACK;
        if (resolved == null) return Ending.HANDED_OVER;
        if (crew.hasMended()) return Ending.BY_HAND;
        var approved =
                crew.answered().stream().anyMatch(each -> !each.question().digest().isEmpty());
        return approved ? Ending.APPROVED : Ending.BY_RELIGHT;
    }

    private static String words(Crew.Answered answered) {
        return "%s: %s (%s)"
                .formatted(
                        answered.question().title(),
                        answered.said(),
                        String.join(", ", answered.people()));
    }

    private static boolean does(Action action, String wanted) {
        return action.commands().stream().anyMatch(command -> command.contains(wanted));
    }

    /// What changes nothing needs nobody; where nothing helped, no more than a restart was due.
    private static Danger danger(Optional<Action> action) {
        return action.map(Action::danger).orElse(Danger.REVERSIBLE);
    }

    private static boolean isRight(String chosen, String wanted) {
        if (wanted.isEmpty()) return true;
        if (wanted.equals(Fault.Wanted.NONE)) return chosen.isEmpty();
        return chosen.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    private @Nullable Duration since(@Nullable Instant at) {
        return at == null ? null : Duration.between(zero, at);
    }
}
