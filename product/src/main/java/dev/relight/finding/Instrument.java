package dev.relight.finding;

import java.util.ArrayList;

/// Lets curl report status and time on its standard error, and gives it a deadline.
public final class Instrument {
    /// Longer than a healthy service takes, shorter than a person's patience in an incident.
    public static final int SECONDS_MAX = 10;

    private Instrument() {}

    /// Unchanged where nothing can be added safely.
    public static Instrumented of(String statement) {
        var added = new ArrayList<String>();
        var text = statement;
        var look = Look.of(statement);
        if (look.source().is("curl") && text.stripLeading().startsWith("curl ")) {
            var extra = new StringBuilder();
            if (!look.source().has("-m", "--max-time")) {
                extra.append(" --max-time ").append(SECONDS_MAX);
                added.add("--max-time " + SECONDS_MAX);
            }
            if (!look.source().has("-w", "--write-out")) {
                extra.append(
                        " -w '%{stderr}\\n"
                                + HttpReader.MARKER
                                + " %{http_code} %{time_total}\\n'");
                added.add("status and time on standard error");
            }
            int at = text.indexOf("curl ") + 4;
            text = text.substring(0, at) + extra + text.substring(at);
        }
        return new Instrumented(text, added);
    }
}
