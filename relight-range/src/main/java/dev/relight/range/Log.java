package dev.relight.range;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One line per thing that happened, on standard output, as containers log.
final class Log {
    private Log() {}

    static void info(String text) {
        line("INFO", text);
    }

    static void error(String text) {
        line("ERROR", text);
    }

    static void critical(String text) {
        line("CRITICAL", text);
    }

    @SuppressWarnings("SystemOut") // a container's log is its standard output
    private static synchronized void line(String level, String text) {
        try {
            System.out.println(
                    Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + level + " " + text);
            System.out.flush();
        } catch (RuntimeException | OutOfMemoryError full) {
            // A log that cannot be written must not stop the service.
            return;
        }
    }
}
