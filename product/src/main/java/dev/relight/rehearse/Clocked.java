package dev.relight.rehearse;

import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts the time of the simulated world into answers that were asked for it.
final class Clocked {
    /// Half a minute after the last line of the kernel in `rehearse/outputs.yaml`.
    private static final String UPTIME = "relight-uptime 9150.00 36000.00";

    private static final Pattern TIMED = Pattern.compile("^.{0,40}?[0-9]:[0-9]{2}:[0-9]{2}");

    private Clocked() {}

    /// @param text the command as it runs
    static Answer at(Instant now, String text, Answer answer) {
        var out = text.contains(" --timestamps") ? stamped(answer.stdout(), now) : answer.stdout();
        var err =
                text.contains("relight-uptime") ? answer.stderr() + "\n" + UPTIME : answer.stderr();
        return new Answer(answer.exit(), out, err, answer.took(), answer.effect());
    }

    /// What bears a time already is left as it is.
    private static String stamped(String log, Instant now) {
        return log.lines()
                .map(line -> line.isBlank() || TIMED.matcher(line).find() ? line : now + " " + line)
                .collect(Collectors.joining("\n", "", log.endsWith("\n") ? "\n" : ""));
    }
}
