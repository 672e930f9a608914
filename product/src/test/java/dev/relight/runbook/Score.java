package dev.relight.runbook;

import dev.relight.Scoreboard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// Right and wrong by measure, with every miss by name.
@NullMarked
final class Score {
    private final Map<String, Measure> measures = new TreeMap<>();

    private static final class Measure {
        int right;
        int all;
        final List<String> misses = new ArrayList<>();
    }

    /// @param got shown when it is wrong
    void count(String measure, Map<String, String> row, boolean right, @Nullable Object got) {
        var one = measures.computeIfAbsent(measure, _ -> new Measure());
        one.all++;
        if (right) one.right++;
        else one.misses.add(row.get("service") + ":" + row.get("line") + " " + got);
    }

    /// Measures and their bars in turn: a name, then the least rate.
    void holds(Object... bars) {
        for (int i = 0; i < bars.length; i += 2) {
            var one = measures.getOrDefault(bars[i].toString(), new Measure());
            double bar = ((Number) bars[i + 1]).doubleValue();
            Scoreboard.atLeast(bar, "seeds: " + bars[i], one.right, one.all, one.misses);
        }
    }

    String table() {
        var table = new StringBuilder("labelled runbooks\n");
        measures.forEach((name, one) -> {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "  %-34s %4d of %4d  %5.1f %%%n",
                            name,
                            one.right,
                            one.all,
                            one.all == 0 ? 0 : 100.0 * one.right / one.all));
            for (var miss : one.misses.subList(0, Math.min(8, one.misses.size())))
                table.append("      ").append(miss).append('\n');
        });
        return table.toString();
    }
}
