package dev.relight.drill.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All drills of a service so far, a line each: when, fault, end, SHA-256 of the runbook.
public final class History {
    /// One line.
    ///
    /// @param runbook SHA-256 of the text that was flown
    public record Past(Instant at, String fault, String end, String runbook) {}

    private static final String FILE = "history.tsv";

    private History() {}

    public static void add(Path state, Account account) throws IOException {
        var lines = new StringBuilder();
        for (var score : account.scores())
            lines.append(
                    "%s\t%s\t%s\t%s\n"
                            .formatted(
                                    score.at(),
                                    score.fault().name(),
                                    score.ending().words(),
                                    account.plan().source().sha256()));
        Files.writeString(
                state.resolve(FILE),
                lines,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /// In the order they were flown; a line that was cut off is left out.
    public static List<Past> read(Path state) throws IOException {
        var file = state.resolve(FILE);
        var past = new ArrayList<Past>();
        if (!Files.exists(file)) return past;
        for (var line : Files.readAllLines(file)) {
            var parts = line.split("\t", -1);
            if (parts.length != 4) continue;
            try {
                past.add(new Past(Instant.parse(parts[0]), parts[1], parts[2], parts[3]));
            } catch (DateTimeException cut) {
                // A line cut off by a crash; the drill it tells of is flown again sooner.
            }
        }
        return past;
    }

    /// How fresh the proof of each fault is.
    ///
    /// @param faults names, in the order to be told
    /// @param sha256 of the runbook as it is now
    public static String freshness(
            List<Past> past, List<String> faults, String sha256, Instant now) {
        Map<String, Past> last = new LinkedHashMap<>();
        past.forEach(each -> last.put(each.fault(), each));
        var text = new StringBuilder();
        for (var fault : faults) {
            var latest = last.get(fault);
            if (latest == null) {
                text.append("   %-20s never drilled%n".formatted(fault));
                continue;
            }
            var age = Duration.between(latest.at(), now);
            text.append(
                    "   %-20s %s, %s%s%n"
                            .formatted(
                                    fault,
                                    latest.end(),
                                    age.toDays() > 0
                                            ? age.toDays() + " days ago"
                                            : age.toMinutes() + " minutes ago",
                                    latest.runbook().equals(sha256)
                                            ? ""
                                            : "; the runbook has changed since"));
        }
        return text.toString();
    }
}
