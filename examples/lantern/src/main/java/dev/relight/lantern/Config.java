package dev.relight.lantern;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What `config/lantern.properties` says, checked before anything starts.
///
/// @param port lantern listens here, on loopback only
/// @param oilTimeoutMillis how long oil may take to answer
/// @param burnEnabled whether `/api/v1/burn` exists; for drills
record Config(int port, String oilHost, int oilPort, int oilTimeoutMillis, boolean burnEnabled) {
    static final String FILE = "config/lantern.properties";

    /// The settings, or everything that is wrong with them; exactly one of the two is there.
    sealed interface Reading {
        /// Lantern can start with these.
        record Good(Config config) implements Reading {}

        /// Every mistake, such as `line 4: oil.timeout.ms is 'fast', not a whole number`.
        record Bad(List<String> problems) implements Reading {}
    }

    private static final List<String> KEYS =
            List.of("port", "oil.host", "oil.port", "oil.timeout.ms", "burn.enabled", "heap");

    private static final int PORT_MAX = 65_535;

    /// Below this a loaded machine would call a healthy oil dead.
    private static final int OIL_TIMEOUT_MILLIS_MIN = 50;

    /// Above this a request would hang longer than any caller waits.
    private static final int OIL_TIMEOUT_MILLIS_MAX = 10_000;

    static Reading read(Path home) {
        try {
            return new Reader().read(Files.readAllLines(home.resolve(FILE)));
        } catch (IOException e) {
            return new Reading.Bad(List.of("cannot be read: " + e));
        }
    }

    /// Collects every problem, so that one start shows them all.
    private static final class Reader {
        private record Entry(int line, String value) {}

        private final Map<String, Entry> entries = new HashMap<>();
        private final TreeMap<Integer, String> problems = new TreeMap<>();

        Reading read(List<String> lines) {
            for (var i = 0; i < lines.size(); i++) line(i + 1, lines.get(i).strip());
            var config =
                    new Config(
                            number("port", 1, PORT_MAX),
                            text("oil.host"),
                            number("oil.port", 1, PORT_MAX),
                            number(
                                    "oil.timeout.ms",
                                    OIL_TIMEOUT_MILLIS_MIN,
                                    OIL_TIMEOUT_MILLIS_MAX),
                            truth("burn.enabled"));
            if (problems.isEmpty()) return new Reading.Good(config);
            var told = new ArrayList<String>();
            problems.forEach((line, what) ->
                    told.add(line > lines.size() ? what : "line " + line + ": " + what));
            return new Reading.Bad(List.copyOf(told));
        }

        private void line(int number, String line) {
            if (line.isEmpty() || line.startsWith("#")) return;
            var equals = line.indexOf('=');
            if (equals < 0) {
                problems.put(number, "'" + line + "' is not key = value");
                return;
            }
            var key = line.substring(0, equals).strip();
            if (KEYS.contains(key))
                entries.put(key, new Entry(number, line.substring(equals + 1).strip()));
            else problems.put(number, "unknown key '" + key + "'; known are " + KEYS);
        }

        private int number(String key, int min, int max) {
            var entry = entries.get(key);
            if (entry == null) return missing(key, min);
            try {
                var number = Integer.parseInt(entry.value());
                if (number >= min && number <= max) return number;
                problems.put(
                        entry.line(), key + " is " + number + "; it must be " + min + " to " + max);
            } catch (NumberFormatException notOne) {
                problems.put(entry.line(), key + " is '" + entry.value() + "', not a whole number");
            }
            return min;
        }

        private String text(String key) {
            var entry = entries.get(key);
            if (entry != null && !entry.value().isEmpty()) return entry.value();
            missing(key, 0);
            return "";
        }

        private boolean truth(String key) {
            var entry = entries.get(key);
            if (entry == null) return false;
            if (!entry.value().equals("true") && !entry.value().equals("false"))
                problems.put(entry.line(), key + " is '" + entry.value() + "', not true or false");
            return entry.value().equals("true");
        }

        private int missing(String key, int instead) {
            problems.put(Integer.MAX_VALUE - problems.size(), key + " is missing");
            return instead;
        }
    }
}
