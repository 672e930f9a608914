package dev.relight.danger;

import dev.relight.shell.Node;
import dev.relight.shell.Variables;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A loop that waits for something may wait for ever; it gets a deadline.
final class LoopDeadline {
    /// Long enough for a service to start, short enough for an incident; seconds.
    private static final int DEADLINE_SECONDS = 120;

    /// Their input ends, and the loop with it.
    private static final Set<String> READERS = Set.of("read", "shift", "getopts");

    private LoopDeadline() {}

    static void set(Node.Loop loop, Node root, Seat seat, AttendanceWalk walk) {
        if (loop.kind() == Node.Loop.Kind.SELECT) {
            walk.interactive("asks which to take");
            walk.human("choose: " + Attendance.oneLine(walk.text));
        }
        if (!isEndless(loop) || !seat.foreground()) return;
        walk.interactive("a loop without an end of its own");
        if (!loop.equals(root) && sharesVariables(loop, walk)) {
            walk.wholeBounded = true;
            return;
        }
        var within = walk.edits.taken(loop.start(), loop.end());
        var body = within.apply(walk.text, loop.start(), loop.end());
        walk.edits.replace(loop.start(), loop.end(), bounded(body));
    }

    static String bounded(String text) {
        return "timeout " + DEADLINE_SECONDS + " bash -c " + Quotes.single(text);
    }

    /// A shell of its own would not know what is set around the loop, nor the other way about.
    private static boolean sharesVariables(Node.Loop loop, AttendanceWalk walk) {
        var shared = new HashSet<>(Variables.needed(loop));
        shared.addAll(Variables.set(loop));
        shared.retainAll(walk.setAnywhere());
        return !shared.isEmpty();
    }

    private static boolean isEndless(Node.Loop loop) {
        return switch (loop.kind()) {
            case FOR, SELECT -> false;
            case COUNT -> loop.over().getFirst().text().replaceAll("[\\s()]", "").matches(".*;;.*");
            case WHILE, UNTIL -> !isRead(loop.condition()) && !isCounted(loop);
        };
    }

    private static boolean isRead(@Nullable Node condition) {
        if (condition == null) return false;
        for (var simple : condition.simples())
            if (!simple.words().isEmpty() && READERS.contains(simple.words().getFirst().value()))
                return true;
        return false;
    }

    /// The condition looks at a variable that the loop changes by itself: a counter.
    private static boolean isCounted(Node.Loop loop) {
        var condition = loop.condition();
        if (condition == null) return false;
        var looked = new HashSet<>(Variables.needed(condition));
        looked.addAll(Variables.set(condition));
        if (looked.isEmpty()) return false;
        for (var simple : loop.body().simples()) {
            for (var assignment : simple.assignments())
                if (looked.contains(assignment.name()) && counts(assignment)) return true;
        }
        var counted = new HashSet<>(Variables.set(loop.body()));
        for (var simple : loop.body().simples())
            for (var assignment : simple.assignments()) counted.remove(assignment.name());
        counted.retainAll(looked);
        return !counted.isEmpty();
    }

    private static boolean counts(Node.Assignment assignment) {
        return assignment.text().contains("((") || assignment.text().contains("expr ");
    }
}
