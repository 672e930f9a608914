package dev.relight.incident;

import java.time.Duration;

/// Figures as people say them.
public final class Words {
    private Words() {}

    /// `2 h`, `15 min`, `1 min 30 s`, `250 ms`.
    public static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0) return duration.toMillis() + " ms";
        var said = new StringBuilder();
        if (seconds >= 3600) said.append(seconds / 3600).append(" h ");
        if (seconds % 3600 >= 60) said.append(seconds % 3600 / 60).append(" min ");
        if (seconds % 60 > 0) said.append(seconds % 60).append(" s");
        return said.toString().strip();
    }
}
