package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.plan.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Commands that only look, started side by side; what cannot be run is left out with its reason.
///
/// @param wanted in the author's order
/// @param since outcomes older than this do not count
record Looks(Incident.Open open, Purpose purpose, List<Command> wanted, Instant since) {
    /// A look whose outcome got lost twice will get lost again.
    private static final int LOST_MAX = 2;

    /// What may be started or left out now; empty if nothing.
    List<Event> next(Instant at) {
        int room = open.opening().policy().limits().parallel() - running();
        for (var command : wanted) {
            if (isUnderWay(command) || isSettled(command)) continue;
            var against = against(command);
            if (!against.isEmpty())
                return List.of(new Event.LookSkipped(at, command.line(), against));
            if (room <= 0 || waitsForAnother(command) || waitsForRelease(command)) continue;
            switch (Forms.of(open, shell(command))) {
                case Forms.Made.Ready(var form) -> {
                    return List.of(start(command, form, at));
                }
                case Forms.Made.Refused(var because) -> {
                    if (running() == 0) return leftToAPerson(command, because, at);
                }
            }
        }
        return List.of();
    }

    /// Nothing is running and nothing is left to be started.
    boolean areDone() {
        return wanted.stream().allMatch(this::isSettled);
    }

    private int running() {
        return (int) open.jobs().running(purpose);
    }

    private boolean isUnderWay(Command command) {
        if (open.jobs().isRunning(command.line())) return true;
        return isInAnothersShell(command) && skippedHead(command).isEmpty();
    }

    private boolean isSettled(Command command) {
        if (open.jobs().isRunning(command.line())) return false;
        return open.known().skipped().containsKey(command.line())
                || open.known().hasEndedSince(command.line(), since);
    }

    private String against(Command command) {
        var site = open.opening().site();
        var choice = Choice.against(open.opening().plan(), site, command);
        if (choice != null) return choice;
        if (!mayRun(command))
            return "is %s, and only what looks is run here".formatted(command.danger().word());
        if (command.danger() != Danger.OBSERVE && isPaused())
            return "is %s, and nothing of the kind is done by itself while the service is paused"
                    .formatted(command.danger().word());
        if (open.jobs().lost(command.line()) >= LOST_MAX)
            return "its outcome got lost " + LOST_MAX + " times";
        var head = skippedHead(command);
        if (head.isPresent())
            return "line %d, in whose shell it runs, was not run".formatted(head.get());
        var before = skippedBefore(command);
        return before.isEmpty() ? "" : "line %d before it was not run".formatted(before.get());
    }

    /// A test that changes something harmless may run in a verification, where we need not ask.
    private boolean mayRun(Command command) {
        return command.danger() == Danger.OBSERVE
                || purpose == Purpose.VERIFY
                        && Approvals.needed(open.opening().policy(), command.danger()) == 0;
    }

    /// The command in whose shell this one would run, if that was left out.
    private Optional<Integer> skippedHead(Command command) {
        return wanted.stream()
                .filter(head -> Manner.isJoinedTo(command, head))
                .map(Command::line)
                .filter(line -> open.known().skipped().containsKey(line))
                .findFirst();
    }

    /// What looks for the traces of a command that was left out would find nothing.
    private Optional<Integer> skippedBefore(Command command) {
        return wanted.stream()
                .filter(it -> it.danger() != Danger.OBSERVE && isBefore(it, command))
                .map(Command::line)
                .filter(line -> open.known().skipped().containsKey(line))
                .findFirst();
    }

    private boolean waitsForAnother(Command command) {
        return wanted.stream()
                .anyMatch(it ->
                        it.danger() != Danger.OBSERVE && isBefore(it, command) && !isSettled(it));
    }

    /// A test that changes something waits for the end of a hold or a window, as any action does.
    private boolean waitsForRelease(Command command) {
        return open.isHeld()
                && shell(command).stream().anyMatch(it -> it.danger() != Danger.OBSERVE);
    }

    /// A pause has no end that could be waited for.
    private boolean isPaused() {
        var stop = open.reins().stop();
        return stop != null && stop.kind() == Stop.Kind.PAUSE;
    }

    private static boolean isBefore(Command one, Command other) {
        return one.block() == other.block() && one.line() < other.line();
    }

    private boolean isInAnothersShell(Command command) {
        return wanted.stream().anyMatch(head -> Manner.isJoinedTo(command, head));
    }

    private List<Command> shell(Command head) {
        var all = new ArrayList<>(List.of(head));
        wanted.stream().filter(it -> Manner.isJoinedTo(it, head)).forEach(all::add);
        return all;
    }

    private Event start(Command command, Form form, Instant at) {
        var lines = shell(command).stream().map(Command::line).toList();
        var run =
                new Run(
                        Fences.next(open, command.line()),
                        purpose,
                        lines,
                        form,
                        command.danger(),
                        at,
                        false);
        return new Event.JobStarted(
                at,
                run,
                purpose == Purpose.EVIDENCE
                        ? "evidence first"
                        : "it decides whether the service is restored");
    }

    private List<Event> leftToAPerson(Command command, String because, Instant at) {
        var events = new ArrayList<Event>();
        events.add(new Event.LookSkipped(at, command.line(), because));
        if (!open.desk().hasErrand(command.line()))
            events.add(
                    new Event.ErrandLeft(
                            at, new Errand(command.line(), command.joined(), because, null)));
        return events;
    }
}
