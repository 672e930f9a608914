package dev.relight.finding;

import com.google.re2j.Pattern;

/// Reads systemctl: a unit's state; 3 and 4 are answers.
final class UnitReader {
    private static final Pattern ACTIVE = Pattern.compile("^\\s*Active: (\\S+)(?: \\(([^)]*)\\))?");
    private static final Pattern RESULT =
            Pattern.compile("\\(code=(\\w+), (?:status|signal)=([0-9A-Z/-]+)\\)");
    private static final int NO_SUCH_UNIT = 4;

    private UnitReader() {}

    static void unit(Output output, Notes notes) {
        var plain = Names.withoutValues(output.source().args());
        var name = plain.size() > 1 ? plain.get(1) : "";
        var first = Reading.firstLine(output.stdout()).strip();
        if (output.source().says("is-active") && first.matches("[a-z]+")) {
            state(name, first, first, notes);
            return;
        }
        for (var line : output.lines()) {
            var active = ACTIVE.matcher(line);
            if (active.find()) {
                state(name, active.group(1), line, notes);
                if (active.group(2) != null) notes.add("unit.sub", name, active.group(2), line);
            }
            var result = RESULT.matcher(line);
            if (result.find()) notes.add("unit.result", name, result.group(2), line);
        }
        if (output.exitIs(NO_SUCH_UNIT) && output.stdout().isBlank())
            state(name, "absent", Reading.firstLine(output.stderr()), notes);
    }

    private static void state(String name, String state, String raw, Notes notes) {
        notes.add("unit.state", name, state, raw);
        var same =
                switch (state) {
                    case "active" -> "running";
                    case "activating", "reloading" -> "starting";
                    case "failed", "inactive", "deactivating" -> "exited";
                    default -> state;
                };
        notes.add("container.state", name, same, raw);
    }

    static void list(Output output, Notes notes) {
        long failed = 0;
        for (var line : output.lines()) {
            var words = line.replace("●", " ").strip().split("\\s+");
            if (words.length < 4 || !words[2].equals("failed")) continue;
            failed++;
            state(words[0], "failed", line, notes);
        }
        notes.add("unit.failed_count", Long.toString(failed), failed + " failed");
    }
}
