package dev.relight.danger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gathers the reasons found in one command; what weighs most decides.
final class Scales {
    /// More reasons than this nobody reads, and a hostile line could make them without end.
    private static final int REASONS_MAX = 64;

    private final List<Reason> reasons = new ArrayList<>();

    void add(Danger danger, String why, String part) {
        if (reasons.size() < REASONS_MAX) reasons.add(new Reason(danger, why, part));
        else if (Reason.weight(danger) > reasons.getLast().weight())
            reasons.set(REASONS_MAX - 1, new Reason(danger, why, part));
    }

    void add(Ruling ruling, String part) {
        add(ruling.danger(), ruling.why(), part);
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    /// The weightiest first, each once; observing reasons only where there are no others.
    List<Reason> inOrder() {
        var sorted = new ArrayList<>(reasons);
        sorted.sort(Comparator.comparingInt((Reason reason) -> -reason.weight()));
        int worst = sorted.isEmpty() ? 0 : sorted.getFirst().weight();
        var said = new ArrayList<Reason>();
        for (var reason : sorted) {
            if (worst > 0 && reason.weight() == 0) break;
            if (said.stream().noneMatch(before -> before.why().equals(reason.why())))
                said.add(reason);
        }
        return said;
    }
}
