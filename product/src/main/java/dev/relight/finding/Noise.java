package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.List;

/// Lines of logs that are never evidence (`finding/noise.yaml`).
final class Noise {
    private static final List<Pattern> ALL =
            Rows.of("noise").stream().map(row -> Regex.of(row.text("says"), true)).toList();

    private Noise() {}

    static boolean is(String line) {
        for (var pattern : ALL) if (pattern.matcher(line).find()) return true;
        return false;
    }
}
