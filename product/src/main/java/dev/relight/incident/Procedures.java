package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Command;
import dev.relight.plan.Pair;
import dev.relight.plan.Plan;
import dev.relight.plan.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Cuts a plan into procedures and units; a pure reading of the plan, the same every time.
final class Procedures {
    private Procedures() {}

    private static final PerPlan<List<Procedure>> PROCEDURES = new PerPlan<>(Procedures::read);

    private static final PerPlan<List<Command>> EVIDENCE =
            new PerPlan<>(plan -> chosen(plan, Procedures::isEvidence));

    private static final PerPlan<List<Command>> VERIFICATION =
            new PerPlan<>(plan -> chosen(plan, Procedures::isVerification));

    /// In the order of their headings.
    static List<Procedure> of(Plan plan) {
        return PROCEDURES.of(plan);
    }

    /// The looks before anything is changed.
    static List<Command> evidence(Plan plan) {
        return EVIDENCE.of(plan);
    }

    /// What decides whether the service is restored.
    static List<Command> verification(Plan plan) {
        return VERIFICATION.of(plan);
    }

    private static List<Command> chosen(Plan plan, Predicate<Command> which) {
        return plan.commands().stream().filter(which).toList();
    }

    private static List<Procedure> read(Plan plan) {
        SortedMap<Integer, List<Command>> byHome = new TreeMap<>();
        for (var command : plan.commands())
            home(plan, command)
                    .filter(home -> mayAct(home, command))
                    .ifPresent(home ->
                            byHome.computeIfAbsent(home.line(), _ -> new ArrayList<>())
                                    .add(command));
        var procedures = new ArrayList<Procedure>();
        byHome.forEach((line, commands) -> {
            var units = units(plan, commands);
            if (units.stream().anyMatch(Unit::acts))
                procedures.add(new Procedure(plan.section(line).orElseThrow(), units));
        });
        return List.copyOf(procedures);
    }

    /// The scenario around the command, else its innermost heading.
    static Optional<Section> home(Plan plan, Command command) {
        var scenario =
                plan.sections().stream()
                        .filter(section -> section.scenario() && isWithin(plan, section, command))
                        .max(Comparator.comparingInt(Section::line));
        return scenario.isPresent() ? scenario : plan.section(command.section());
    }

    private static boolean isWithin(Plan plan, Section section, Command command) {
        return command.line() > section.line() && command.line() < end(plan, section);
    }

    /// Line of the next heading of the same or a higher level.
    static int end(Plan plan, Section section) {
        return plan.sections().stream()
                .filter(next -> next.line() > section.line() && next.level() <= section.level())
                .mapToInt(Section::line)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static boolean mayAct(Section home, Command command) {
        return switch (command.phase()) {
            case MITIGATE, RESOLVE, RECOVER -> true;
            case ASSESS, TRIAGE, DIAGNOSE -> home.scenario();
            case ALERT, VERIFY, COMMUNICATE, ESCALATE, POST_INCIDENT, PREVENT, NONE -> false;
        };
    }

    private static List<Unit> units(Plan plan, List<Command> commands) {
        var runs = new ArrayList<List<Command>>();
        for (var command : commands) {
            if (!runs.isEmpty() && continues(runs.getLast(), command)) runs.getLast().add(command);
            else runs.add(new ArrayList<>(List.of(command)));
        }
        for (var pair : plan.pairs()) join(runs, pair);
        moveWaits(runs);
        return runs.stream().map(Unit::new).toList();
    }

    private static boolean continues(List<Command> run, Command command) {
        var last = run.getLast();
        boolean sameStep = last.block() == command.block() && last.step().equals(command.step());
        boolean other =
                run.stream()
                        .anyMatch(it ->
                                it.platform() == command.platform()
                                        && Choice.isSameChoice(it, command));
        return sameStep && !other
                || run.stream().anyMatch(head -> Manner.isJoinedTo(command, head));
    }

    /// A wait that stands before a look belongs to the act before it: `restart`, `sleep 30`,
    /// `curl`.
    private static void moveWaits(List<List<Command>> runs) {
        for (int i = 1; i < runs.size(); i++) {
            var before = runs.get(i - 1);
            var run = runs.get(i);
            if (before.isEmpty() || run.isEmpty()) continue;
            boolean sameBlock = before.getLast().block() == run.getFirst().block();
            boolean onlyLooks = run.stream().noneMatch(Manner::acts);
            if (!sameBlock || !onlyLooks || before.stream().noneMatch(Manner::acts)) continue;
            while (!run.isEmpty() && Manner.isPause(run.getFirst())) before.add(run.removeFirst());
        }
        runs.removeIf(List::isEmpty);
    }

    /// Both halves and everything between become one.
    private static void join(List<List<Command>> runs, Pair pair) {
        int open = index(runs, pair.open());
        int close = index(runs, pair.close());
        if (open < 0 || close <= open) return;
        for (int i = open + 1; i <= close; i++) runs.get(open).addAll(runs.get(i));
        runs.subList(open + 1, close + 1).clear();
    }

    private static int index(List<List<Command>> runs, int line) {
        for (int i = 0; i < runs.size(); i++)
            if (runs.get(i).stream().anyMatch(command -> command.line() == line)) return i;
        return -1;
    }

    /// Looks before anything is changed, anywhere but where the runbook verifies or writes up.
    static boolean isEvidence(Command command) {
        return switch (command.phase()) {
            case ALERT, ASSESS, TRIAGE, MITIGATE, DIAGNOSE, RESOLVE, RECOVER -> isLook(command);
            case VERIFY, COMMUNICATE, ESCALATE, POST_INCIDENT, PREVENT, NONE -> false;
        };
    }

    private static boolean isLook(Command command) {
        return switch (command.role()) {
            case CHECK -> true;
            case CAPTURE -> command.danger() == Danger.OBSERVE;
            case ACT, WAIT, CONFIRM, HUMAN, NOOP -> false;
        };
    }

    static boolean isVerification(Command command) {
        return command.phase() == Phase.VERIFY;
    }
}
