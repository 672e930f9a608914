package dev.relight.finding;

import com.google.re2j.Pattern;

/// Reads what was changed lately: commits and images.
final class HistoryReader {
    private static final Pattern COMMIT =
            Pattern.compile("^(?:commit )?([0-9a-f]{7,40})\\b ?(.*)$");

    private HistoryReader() {}

    static void commits(Output output, Notes notes) {
        int count = 0;
        for (var line : output.lines()) {
            var commit = COMMIT.matcher(line);
            if (!commit.find()) continue;
            if (count++ == 0) notes.add("deploy.last", commit.group(1), line);
        }
        if (count > 0) notes.add("deploy.commits", Integer.toString(count), count + " commits");
    }

    static void images(Output output, Notes notes) {
        var lines = output.lines();
        if (lines.size() > 1)
            notes.add("deploy.image", lines.get(1).strip().replaceAll("\\s+", " "), lines.get(1));
        notes.add("image.count", Integer.toString(Math.max(0, lines.size() - 1)), "");
    }
}
