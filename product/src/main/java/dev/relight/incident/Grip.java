package dev.relight.incident;

import dev.relight.danger.Danger;
import java.util.ArrayList;
import java.util.List;

/// A rung in hand: which part is next, and how it went so far.
///
/// @param next index of the part to be done next; the number of parts when all are done
/// @param begun something of it was started
/// @param doubted the next part was started already, and nobody knows what became of it
/// @param approved enough people said yes to exactly this rung
/// @param checked the files that the next part uses are what people said yes to, read just now
/// @param reads how often its files were read
/// @param anew why people are asked once more; empty the first time
/// @param failures what went wrong on it
public record Grip(
        Rung rung,
        int next,
        boolean begun,
        boolean doubted,
        boolean approved,
        boolean checked,
        int reads,
        String anew,
        List<String> failures) {
    public Grip {
        failures = List.copyOf(failures);
    }

    static Grip of(Rung rung) {
        return new Grip(rung, 0, false, false, false, false, 0, "", List.of());
    }

    boolean isDone() {
        return next >= rung.parts().size();
    }

    Part part() {
        return rung.parts().get(next);
    }

    Grip approvedNow() {
        return new Grip(rung, next, begun, doubted, true, false, reads, "", failures);
    }

    Grip begunNow() {
        return new Grip(rung, next, true, doubted, approved, checked, reads, anew, failures);
    }

    Grip checkedNow() {
        return new Grip(rung, next, begun, doubted, approved, true, reads + 1, anew, failures);
    }

    /// Another form of the same rung; a yes to the one before is none to this.
    Grip renewed(Rung other, String because) {
        return new Grip(
                other,
                next,
                begun,
                doubted,
                false,
                false,
                reads + 1,
                approved ? because : anew,
                failures);
    }

    /// A person did all that is left of it.
    Grip doneByHand() {
        return new Grip(
                rung, rung.parts().size(), true, false, approved, checked, reads, anew, failures);
    }

    /// What helps only where this part fails is passed over.
    Grip past() {
        int to = next + 1;
        while (to < rung.parts().size() && isRescue(rung.parts().get(to))) to++;
        return new Grip(rung, to, begun, false, approved, false, reads, anew, failures);
    }

    /// Nobody knows what became of the next part, and it was started.
    Grip doubtedNow() {
        return new Grip(rung, next, begun, true, approved, checked, reads, anew, failures);
    }

    /// People do not want the part in doubt once more: neither it nor what would help if it had
    /// failed, and whatever is left of the rung takes a yes of its own.
    Grip withoutDoubted(String because) {
        var past = past().pastFailing(because);
        return new Grip(rung, past.next, begun, false, false, false, reads, because, past.failures);
    }

    /// What has not been done of it.
    List<Part> rest() {
        return rung.parts().subList(next, rung.parts().size());
    }

    /// After a failure only what is reversible or closes a gap is still done: no `rm` after a copy
    /// that failed, but an `up` after a `down`.
    Grip pastFailure(String because) {
        return new Grip(rung, next + 1, begun, false, approved, false, reads, anew, failures)
                .pastFailing(because);
    }

    private Grip pastFailing(String because) {
        int to = next;
        while (to < rung.parts().size() && !isStillDone(rung.parts().get(to))) to++;
        var all = new ArrayList<>(failures);
        all.add(because);
        return new Grip(rung, to, begun, false, approved, false, reads, anew, all);
    }

    /// The first half of a pair was begun and the second was not: whatever the health says, the
    /// service cannot be left so.
    boolean owesClosing() {
        for (var part : rest())
            if (part instanceof Part.Commands commands
                    && commands.closes() > 0
                    && isBehind(commands.closes())) return true;
        return false;
    }

    private boolean isBehind(int line) {
        int begunBefore = doubted ? next + 1 : next;
        return rung.parts().subList(0, begunBefore).stream()
                .anyMatch(it -> it instanceof Part.Commands some && some.lines().contains(line));
    }

    private static boolean isStillDone(Part part) {
        return switch (part) {
            case Part.Commands commands ->
                    commands.closes() > 0 || commands.danger().compareTo(Danger.REVERSIBLE) <= 0;
            case Part.Pause _ -> true;
            case Part.ByHand _ -> false;
        };
    }

    private static boolean isRescue(Part part) {
        return part instanceof Part.Commands commands && commands.rescue();
    }
}
