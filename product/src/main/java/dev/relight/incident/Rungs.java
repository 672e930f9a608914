package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.danger.Unattended;
import dev.relight.plan.Command;
import dev.relight.plan.Pair;
import dev.relight.plan.Plan;
import dev.relight.plan.Wait;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes a rung of a unit: what exactly runs, in which order, and how dangerous the whole is.
final class Rungs {
    private Rungs() {}

    /// A rung ready to be taken, or why it is left out.
    sealed interface Made {
        record Ready(Rung rung, String because) implements Made {}

        /// @param errand what a person is asked to do instead; empty if nothing
        record LeftOut(String title, String because, String errand) implements Made {}
    }

    static Made of(Incident.Open open, Rung.Key key) {
        var procedure = Ladder.procedure(open, key);
        var unit = procedure.unit(key.unit());
        var title = title(procedure, unit);
        var unfit = Belief.against(open, procedure);
        if (!unfit.isEmpty()) return new Made.LeftOut(title, unfit, "");
        var again = again(open, unit);
        if (!again.isEmpty()) return new Made.LeftOut(title, again, "");
        var gates = Gates.passage(open, procedure, unit);
        if (!gates.against().isEmpty())
            return new Made.LeftOut(title, String.join("; ", gates.against()), "");
        return made(open, key, gates);
    }

    /// As [#of], when neither belief nor conditions stood in the way.
    static Made ungated(Incident.Open open, Rung.Key key) {
        return made(open, key, new Gates.Passage(List.of(), List.of(), List.of()));
    }

    /// Two scenarios may name the same way out; what has just not helped is not done once more.
    private static String again(Incident.Open open, Unit unit) {
        var failed = open.trail().failed();
        if (failed == null) return "";
        var before = Ladder.procedure(open, failed).unit(failed.unit());
        return before.deeds().equals(unit.deeds())
                ? "is what line %d did just now, and it did not help".formatted(before.line())
                : "";
    }

    private static Made made(Incident.Open open, Rung.Key key, Gates.Passage gates) {
        var procedure = Ladder.procedure(open, key);
        var unit = procedure.unit(key.unit());
        var title = title(procedure, unit);
        var gone = Blanks.gone(open, key);
        if (!gone.isEmpty()) return new Made.LeftOut(title, gone, "");
        return switch (parts(Blanks.filled(open, open.trail().chosenFor(key)), unit)) {
            case Parts.None(var because, var errand) -> new Made.LeftOut(title, because, errand);
            case Parts.Some(var some) -> {
                var rung =
                        new Rung(
                                key,
                                title,
                                some,
                                danger(some),
                                digest(open, some),
                                gates.doubts(),
                                unit.onlyPrepares());
                yield new Made.Ready(rung, because(open, procedure, rung, gates));
            }
        };
    }

    private sealed interface Parts {
        record Some(List<Part> parts) implements Parts {}

        record None(String because, String errand) implements Parts {}
    }

    private static String title(Procedure procedure, Unit unit) {
        var name = unit.name();
        return procedure.home().text() + (name.isEmpty() ? "" : ": " + name);
    }

    private static String because(
            Incident.Open open, Procedure procedure, Rung rung, Gates.Passage gates) {
        var reasons = new ArrayList<String>();
        reasons.add(Belief.speaksFor(open, procedure));
        if (!Belief.isStrong(open, procedure))
            reasons.add("the least dangerous of what is left (" + rung.danger().word() + ")");
        reasons.addAll(gates.held());
        return String.join("; ", reasons);
    }

    private static Parts parts(Incident.Open open, Unit unit) {
        var plan = open.opening().plan();
        var commands = new ArrayList<Command>();
        var left = "nothing in it acts";
        for (var command : withClosers(plan, unit.commands())) {
            var against = Choice.against(open, command);
            if (against == null) commands.add(command);
            else left = "line " + command.line() + " " + against;
        }
        if (commands.stream().noneMatch(Manner::acts)) return new Parts.None(left, "");
        var parts = new ArrayList<Part>();
        for (var command : commands) {
            if (Manner.isPause(command))
                parts.add(new Part.Pause(command.line(), pause(plan, command)));
            else if (Manner.isByHand(command)) parts.add(byHand(command));
            else if (Manner.acts(command) && !Manner.isJoined(command)) {
                var shell = new ArrayList<>(List.of(command));
                commands.stream().filter(it -> Manner.isJoinedTo(it, command)).forEach(shell::add);
                switch (Forms.of(open, shell)) {
                    case Forms.Made.Ready(var form) -> {
                        int opener = opener(plan, shell);
                        parts.add(
                                new Part.Commands(
                                        shell.stream().map(Command::line).toList(),
                                        form,
                                        worst(shell),
                                        opener));
                        if (opener > 0) Rescue.of(open, shell, opener).ifPresent(parts::add);
                    }
                    case Forms.Made.Refused(var why) -> {
                        return new Parts.None(
                                "line %d: %s".formatted(command.line(), why), command.joined());
                    }
                }
            }
            waitsAfter(plan, command).forEach(parts::add);
        }
        return new Parts.Some(parts);
    }

    /// Commands of a unit that get a form of their own, or share one.
    static List<Command> formed(Incident.Open open, Unit unit) {
        return withClosers(open.opening().plan(), unit.commands()).stream()
                .filter(it -> Choice.against(open, it) == null)
                .filter(it -> Manner.isJoined(it) || Manner.acts(it) && !Manner.isByHand(it))
                .filter(it -> !Manner.isPause(it))
                .toList();
    }

    /// The second half of a pair belongs to the first, wherever it stands.
    private static List<Command> withClosers(Plan plan, List<Command> commands) {
        var all = new ArrayList<>(commands);
        for (var pair : plan.pairs()) {
            boolean opens = commands.stream().anyMatch(it -> it.line() == pair.open());
            boolean closes = commands.stream().anyMatch(it -> it.line() == pair.close());
            if (opens && !closes) plan.command(pair.close()).ifPresent(all::add);
        }
        return all;
    }

    private static int opener(Plan plan, List<Command> shell) {
        return plan.pairs().stream()
                .filter(pair -> shell.stream().anyMatch(it -> it.line() == pair.close()))
                .mapToInt(Pair::open)
                .findFirst()
                .orElse(0);
    }

    private static Part byHand(Command command) {
        var form = command.unattended();
        if (form != null && form.kind() == Unattended.Kind.HUMAN)
            return new Part.ByHand(command.line(), form.text());
        return new Part.ByHand(command.line(), command.joined());
    }

    /// Waits in words between this command and the next that is no alternative to it.
    private static List<Part.Pause> waitsAfter(Plan plan, Command command) {
        int end = Integer.MAX_VALUE;
        for (var next : plan.commands())
            if (next.line() > command.line() && !Choice.isSameChoice(command, next))
                end = Math.min(end, next.line());
        for (var section : plan.sections())
            if (section.line() > command.line()) end = Math.min(end, section.line());
        int before = end;
        return plan.waits().stream()
                .filter(wait -> wait.line() > command.endLine() && wait.line() < before)
                .filter(wait -> plan.command(wait.line()).isEmpty())
                .map(wait -> new Part.Pause(wait.line(), length(wait.duration())))
                .toList();
    }

    private static Duration pause(Plan plan, Command command) {
        return plan.waits().stream()
                .filter(wait -> wait.line() == command.line())
                .map(Wait::duration)
                .map(Rungs::length)
                .findFirst()
                .orElse(DEFAULT_PAUSE);
    }

    /// Where the runbook says "wait" and not how long.
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(30);

    private static Duration length(String iso) {
        try {
            return Duration.parse(iso);
        } catch (DateTimeParseException e) {
            return DEFAULT_PAUSE;
        }
    }

    private static Danger worst(List<Command> commands) {
        return commands.stream().map(Command::danger).reduce(Danger.OBSERVE, Danger::worst);
    }

    private static Danger danger(List<Part> parts) {
        var worst = Danger.OBSERVE;
        for (var part : parts)
            if (part instanceof Part.Commands commands)
                worst = Danger.worst(worst, commands.danger());
        return worst;
    }

    private static String digest(Incident.Open open, List<Part> parts) {
        return Digest.of(open.opening().plan().source().sha256(), parts, Map.of());
    }
}
