package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/// Tells a look that could not look from one that found something bad (`finding/trouble.yaml`).
final class Trouble {
    private record Message(Pattern says, String means, boolean absent) {}

    /// A program complains at the beginning or the end, not in the middle of a log.
    private static final int LINES_EACH_END = 3;

    private Trouble() {}

    /// Notes why, and whether there was trouble at all. A deed that fails has failed, so of those
    /// only what is missing is noted.
    static boolean failed(Output output, boolean acts, Notes notes) {
        var said = ends(output);
        for (var message : Table.MESSAGES) {
            for (var line : said) {
                if (!message.says.matcher(line).find()) continue;
                if (output.exitIs(0) && message.absent) continue;
                if (output.exitIs(0) && !output.look().isPiped() && !isSilent(output.stdout()))
                    continue;
                return failed(output, message.means, message.absent, line, notes);
            }
        }
        if (Reading.isMissing(output.exit()))
            return failed(
                    output,
                    "the tool is missing",
                    false,
                    Reading.firstLine(output.stderr()),
                    notes);
        return false;
    }

    /// Nothing, or only remarks such as `-- No entries --`.
    private static boolean isSilent(String stdout) {
        return Output.lines(stdout).stream().allMatch(line -> line.startsWith("-- "));
    }

    private static boolean failed(
            Output output, String means, boolean absent, String line, Notes notes) {
        notes.add("look.failed", means, line);
        var name = Names.container(output.source(), line);
        if (absent && !name.isEmpty()) {
            notes.add("container.state", name, "absent", line);
            Stores.down(name, "absent", line, notes);
            notes.add("container.count", "0", line);
        }
        return true;
    }

    private static List<String> ends(Output output) {
        var lines = Output.lines(output.stderr());
        var said = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++)
            if (i < LINES_EACH_END || i >= lines.size() - LINES_EACH_END) said.add(lines.get(i));
        var printed = Output.lines(output.stdout());
        if (printed.size() <= 2) said.addAll(printed);
        return said;
    }

    private static final class Table {
        static final List<Message> MESSAGES =
                Rows.of("trouble").stream()
                        .map(row ->
                                new Message(
                                        Regex.of(row.text("says"), false),
                                        row.text("means"),
                                        row.text("state").equals("absent")))
                        .toList();
    }
}
