package dev.relight.finding;

import com.google.re2j.Pattern;

/// Reads `ab`, `hey` and their like: how many requests failed.
final class LoadTestReader {
    private static final Pattern FAILED = Pattern.compile("(?i)failed requests:\\s+([0-9]+)");
    private static final Pattern NOT_OK =
            Pattern.compile("(?i)non-2xx(?: or 3xx)? responses:\\s+([0-9]+)");
    private static final Pattern RATE = Pattern.compile("(?i)requests/sec(?:ond)?:?\\s+([0-9.]+)");

    private LoadTestReader() {}

    static void read(Output output, Notes notes) {
        for (var line : output.lines()) {
            var failed = FAILED.matcher(line);
            if (failed.find()) notes.add("requests.failed", failed.group(1), line);
            var other = NOT_OK.matcher(line);
            if (other.find()) notes.add("requests.not_ok", other.group(1), line);
            var rate = RATE.matcher(line);
            if (rate.find()) notes.add("requests.per_second", rate.group(1), line);
        }
    }
}
