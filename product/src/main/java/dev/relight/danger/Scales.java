package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;

/// Gathers the reasons found in one command; what weighs most decides.
final class Scales {
    /// More reasons than this nobody reads, and a hostile line could make them without end.
    private static final int REASONS_MAX = 64;

    /// A line with more programs than this is judged all the same; only its platform and its part
    /// in the block rest on the first of them.
    private static final int ROWS_MAX = 64;

    private final List<Reason> reasons = new ArrayList<>();
    private final List<String> rows = new ArrayList<>(2);
    private final List<Platform> platforms = new ArrayList<>(2);

    void add(Danger danger, String why, String part) {
        if (reasons.size() < REASONS_MAX) reasons.add(new Reason(danger, why, part));
        else if (Reason.weight(danger) > reasons.getLast().weight())
            reasons.set(REASONS_MAX - 1, new Reason(danger, why, part));
    }

    void add(Ruling ruling, String part) {
        add(ruling.danger(), ruling.why(), part);
    }

    /// A program was met, and this row of its table fits.
    void met(String row, Platform platform) {
        if (rows.size() >= ROWS_MAX) return;
        rows.add(row);
        platforms.add(platform);
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    /// The rows met, in order: `docker-compose up`.
    List<String> rows() {
        return rows;
    }

    Danger worst() {
        var worst = Danger.OBSERVE;
        for (var reason : reasons)
            if (reason.weight() > Reason.weight(worst)) worst = reason.danger();
        return worst;
    }

    /// That of the first program which needs something particular; else that of the first one.
    Platform platform() {
        for (var platform : platforms)
            if (platform != Platform.HOST && platform != Platform.ANY) return platform;
        return platforms.isEmpty() ? Platform.HOST : platforms.getFirst();
    }

    /// The weightiest first, each once; observing reasons only where there are no others.
    List<Reason> inOrder() {
        var sorted = new ArrayList<>(reasons);
        sorted.sort((one, other) -> Integer.compare(other.weight(), one.weight()));
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
