package dev.relight.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A value read from earlier output, such as a `<pid>`, is looked up once more right before it is
/// used: by then the number may belong to another process.
final class Fresh {
    private Fresh() {}

    /// What must happen before this part may be started; null if nothing, empty to wait.
    static @Nullable List<Event> before(
            Incident.Open open, Footing.Ready ready, Part.Commands commands, Instant at) {
        if (!restsOnWhatWasSeen(open, commands)) return null;
        var lines = observed(open, commands);
        var grip = ready.grip();
        var looks = new Looks(open, Purpose.EVIDENCE, shells(open, lines), ready.since());
        var more = looks.next(at);
        if (!more.isEmpty()) return more;
        if (!looks.areDone()) return List.of();
        for (int line : lines)
            if (!open.known().hasEndedSince(line, ready.since()))
                return without(
                        grip,
                        at,
                        "line %d, which tells whom it is about, could not be run once more"
                                .formatted(line));
        var gone = Blanks.gone(open, grip.rung().key());
        if (!gone.isEmpty() && !grip.begun())
            return List.of(
                    new Event.RungPutBack(at, grip.rung().key(), "looked up once more: " + gone));
        return switch (Rungs.ungated(open, grip.rung().key())) {
            case Rungs.Made.LeftOut(_, var because, _) ->
                    without(grip, at, "looked up once more: " + because);
            case Rungs.Made.Ready(var made, _) -> compared(open, grip, made, at);
        };
    }

    private static @Nullable List<Event> compared(
            Incident.Open open, Grip grip, Rung made, Instant at) {
        var sha = open.opening().plan().source().sha256();
        var now = grip.rung().with(made.parts(), sha);
        if (now.parts().equals(grip.rung().parts())) return null;
        var was = Approvals.shown(grip.rung().parts());
        var is = new ArrayList<>(Approvals.shown(now.parts()));
        is.removeAll(was);
        return List.of(
                new Event.RungRenewed(
                        at,
                        now,
                        "what was looked up is another one now: " + String.join("; ", is)));
    }

    private static List<Event> without(Grip grip, Instant at, String because) {
        var rung = grip.rung();
        if (!grip.begun())
            return List.of(new Event.RungSkipped(at, rung.key(), rung.title(), because));
        var events = new ArrayList<Event>(Gaps.left(grip, at));
        events.add(new Event.RungFailed(at, rung.key(), because));
        return events;
    }

    private static boolean restsOnWhatWasSeen(Incident.Open open, Part.Commands commands) {
        return texts(open, commands).stream()
                .anyMatch(text -> !Bindings.seen(open, text).isEmpty());
    }

    private static List<String> texts(Incident.Open open, Part.Commands commands) {
        if (commands.rescue()) return List.of();
        return commands.lines().stream()
                .flatMap(line -> open.opening().plan().command(line).stream())
                .map(Forms::text)
                .toList();
    }

    /// Lines whose output names what this part is about.
    private static SortedSet<Integer> observed(Incident.Open open, Part.Commands commands) {
        var lines = new TreeSet<Integer>();
        for (var text : texts(open, commands)) lines.addAll(Bindings.observed(open, text));
        return lines;
    }

    /// With what shares a shell with them.
    private static List<dev.relight.plan.Command> shells(
            Incident.Open open, SortedSet<Integer> lines) {
        var commands = open.opening().plan().commands();
        var heads = new TreeSet<Integer>();
        for (var command : commands) {
            if (!lines.contains(command.line())) continue;
            heads.add(command.line());
            for (var head : commands) if (Manner.isJoinedTo(command, head)) heads.add(head.line());
        }
        return commands.stream()
                .filter(it ->
                        heads.contains(it.line())
                                || commands.stream()
                                        .anyMatch(head ->
                                                heads.contains(head.line())
                                                        && Manner.isJoinedTo(it, head)))
                .toList();
    }
}
