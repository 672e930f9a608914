package dev.relight.finding;

import com.google.re2j.Pattern;

/// Reads `ab`, `hey` and their like: how many requests failed.
final class LoadTestReader {
    private static final Pattern FAILED = Pattern.compile("(?i)failed requests:\\s+([0-9]+)");
    private static final Pattern NOT_OK =
            Pattern.compile("(?i)non-2xx(?: or 3xx)? responses:\\s+([0-9]+)");

    /// `hey` and its like: `[503] 12 responses`.
    private static final Pattern STATUS =
            Pattern.compile("\\[([1-5])[0-9]{2}\\]\\s+([0-9]+) responses");

    private static final Pattern RATE = Pattern.compile("(?i)requests/sec(?:ond)?:?\\s+([0-9.]+)");

    private LoadTestReader() {}

    static void read(Output output, Notes notes) {
        boolean counted = false;
        var bad = "";
        for (var line : output.lines()) {
            var failed = FAILED.matcher(line);
            if (failed.find()) {
                notes.add("requests.failed", failed.group(1), line);
                counted = true;
            }
            var other = NOT_OK.matcher(line);
            if (other.find()) bad = other.group(1);
            var status = STATUS.matcher(line);
            if (status.find()) {
                counted = true;
                if (status.group(1).compareTo("4") >= 0) bad = status.group(2);
            }
            var rate = RATE.matcher(line);
            if (rate.find()) notes.add("requests.per_second", rate.group(1), line);
        }
        if (counted || !bad.isEmpty()) notes.add("requests.not_ok", bad.isEmpty() ? "0" : bad, "");
    }
}
