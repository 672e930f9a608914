package dev.relight.engine;

import dev.relight.incident.Effect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Reads what stands in files of the target, as digests; by the hands, so that it works wherever
/// they reach.
final class Fingerprints {
    /// Scripts and compose files are small; a file that takes longer is no such thing.
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final String ABSENT = "absent";
    private static final String UNREADABLE = "unreadable";

    private Fingerprints() {}

    /// @param taker gets name -> 64 hex digits, `absent` or `unreadable`
    static void read(
            Hands hands,
            String incident,
            Effect.ReadFiles reading,
            InstantSource clock,
            Consumer<SortedMap<String, String>> taker) {
        var lines = new ArrayList<String>();
        Map<String, String> names = new TreeMap<>();
        for (int i = 0; i < reading.files().size(); i++) {
            var variable = "RELIGHT_FILE_" + (i + 1);
            names.put(variable, reading.files().get(i));
            lines.add(line(variable));
        }
        var which = Integer.toHexString(reading.key().hashCode());
        // The time in it: after a crash the files are read anew, not the answer of before.
        var id = "%s.F%s.%d".formatted(incident, which, clock.millis());
        var job = new Job(id, lines, names, reading.workingDirectory(), DEADLINE, false);
        hands.start(
                job,
                report -> {
                    taker.accept(digests(reading, report));
                    hands.forget(id);
                });
    }

    private static SortedMap<String, String> digests(Effect.ReadFiles reading, JobReport report) {
        var digests = new TreeMap<String, String>();
        for (int i = 0; i < reading.files().size(); i++)
            digests.put(
                    reading.files().get(i),
                    i < report.lines().size()
                            ? digest(report.lines().get(i).stdout().strip())
                            : UNREADABLE);
        return digests;
    }

    private static String digest(String said) {
        if (said.equals(ABSENT)) return ABSENT;
        return said.matches("(?s)[0-9a-f]{64}\\b.*") ? said.substring(0, 64) : UNREADABLE;
    }

    /// GNU and BSD name the tool differently.
    private static String line(String variable) {
        return """
        if [ -e "${%1$s}" ]; then sha256sum < "${%1$s}" || shasum -a 256 < "${%1$s}"; \
        else echo absent; fi 2>/dev/null\
        """
                .formatted(variable);
    }
}
