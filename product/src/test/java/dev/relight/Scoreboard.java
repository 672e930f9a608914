package dev.relight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/// How well texts are understood, measure by measure, in one table: `target/scores.txt`.
///
/// Every test that compares with labels reports here; a bar that is missed fails that test, and the
/// table shows all figures of the run.
@NullMarked
public final class Scoreboard {
    private static final Path TABLE = Path.of("target", "scores.txt");
    private static final Map<String, String> ROWS = new TreeMap<>();

    private Scoreboard() {}

    /// At least so much of it must be right.
    ///
    /// @param bar from 0 to 1
    /// @param misses shown when the bar is missed
    public static void atLeast(double bar, String measure, int right, int all, Object misses) {
        double share = all == 0 ? 0 : (double) right / all;
        write(measure, right, all, share, ">= %5.1f %%".formatted(100 * bar), share >= bar);
        assertThat(share)
                .as("%s: %d of %d; %s", measure, right, all, misses)
                .isGreaterThanOrEqualTo(bar);
    }

    /// At most so much of it may be wrong.
    public static void atMost(double bar, String measure, int wrong, int all, Object which) {
        double share = all == 0 ? 0 : (double) wrong / all;
        write(measure, wrong, all, share, "<= %5.1f %%".formatted(100 * bar), share <= bar);
        assertThat(share)
                .as("%s: %d of %d; %s", measure, wrong, all, which)
                .isLessThanOrEqualTo(bar);
    }

    private static synchronized void write(
            String measure, int part, int all, double share, String bar, boolean holds) {
        ROWS.put(
                measure,
                String.format(
                        Locale.ROOT,
                        "%-52s %4d of %4d  %5.1f %%   %s   %s",
                        measure,
                        part,
                        all,
                        100 * share,
                        bar,
                        holds ? "holds" : "MISSED"));
        try {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, String.join("\n", ROWS.values()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
