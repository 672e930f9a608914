package dev.relight.finding;

import org.jspecify.annotations.Nullable;

/// Reads what curl says: by the marker that [Instrument] adds, by `-I` and `-v`, by its exit.
final class HttpReader {
    /// Begins the line that an instrumented curl writes to its standard error.
    static final String MARKER = "relight-http";

    void read(Look look, @Nullable Integer exit, String stdout, String stderr, Notes out) {
        if (!look.source().is("curl")) return;
        var url = url(look.source());
        for (var line : (Iterable<String>) stderr.lines()::iterator) {
            int at = line.indexOf(MARKER + " ");
            if (at < 0) continue;
            var words = line.substring(at).split(" ");
            if (words.length < 3) continue;
            status(url, words[1], line, out);
            out.add("http.time_ms", url, millis(words[2]), line);
        }
        JsonReader.read(url, stdout, out);
    }

    private static void status(String url, String status, String raw, Notes out) {
        boolean answered = !status.equals("000");
        out.add("http.reachable", url, Boolean.toString(answered), raw);
        out.add("http.status", url, answered ? status : "none", raw);
    }

    static String url(Call curl) {
        for (var arg : curl.args()) if (arg.contains("://")) return arg;
        var plain = curl.plain();
        return plain.isEmpty() ? "" : plain.getLast();
    }

    static String withoutMarker(String stderr) {
        if (!stderr.contains(MARKER)) return stderr;
        return stderr.lines()
                .filter(line -> !line.startsWith(MARKER))
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    private static String millis(String seconds) {
        try {
            return Long.toString(Math.round(Double.parseDouble(seconds.replace(',', '.')) * 1000));
        } catch (NumberFormatException e) {
            return "none";
        }
    }
}
