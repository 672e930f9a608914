package dev.relight.finding;

import com.google.re2j.Pattern;

/// Reads `docker stats`: share of CPU and memory of each container that runs.
///
/// A stopped one is listed with `0B / 0B`; that says "stopped", not "healthy".
final class StatsReader {
    private static final Pattern ROW =
            Pattern.compile("(?:^|\\s)(\\S+)\\s+([0-9.]+)%\\s+(\\S+)\\s*/\\s*(\\S+)\\s+([0-9.]+)%");

    private static final Pattern EMPTY_ROW =
            Pattern.compile("(\\S+)\\s+(?:--|0\\.00%)\\s+(?:--|0B)\\s*/\\s*(?:--|0B)");

    private StatsReader() {}

    static void read(Output output, Notes notes) {
        for (var line : output.lines()) {
            var plain = line.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "");
            var empty = EMPTY_ROW.matcher(plain);
            if (empty.find()) {
                notes.add("container.state", empty.group(1), "stopped", plain);
                continue;
            }
            var row = ROW.matcher(plain);
            if (!row.find()) continue;
            notes.add("container.state", row.group(1), "running", plain);
            notes.add("cpu.used_percent", row.group(1), row.group(2), plain);
            notes.add("memory.used_percent", row.group(1), row.group(5), plain);
            notes.add("memory.limit", row.group(1), row.group(4), plain);
        }
    }
}
