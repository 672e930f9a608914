package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is kept of a long log: the lines somebody asks for, the lines of trouble, the end.
final class LogExcerpt {
    /// Enough for a hundred lines; an incident keeps some dozens of logs.
    static final int CHARACTERS_MAX = 16 * 1024;

    private static final int LINE_CHARACTERS_MAX = 300;

    /// What stands before the words that were asked for: a time and a name.
    private static final int LEAD_CHARACTERS = 100;

    private static final int LINES_EACH_MAX = 3;

    /// How many lines of one shape may stand before the next shape is missed.
    private static final int SAME_SHAPE_MAX = 20;

    private static final int TROUBLE_LINES_MAX = 60;
    private static final int LAST_LINES_MAX = 30;

    private static final List<String> TROUBLE =
            List.of(
                    "error",
                    "fatal",
                    "panic",
                    "critical",
                    "exception",
                    "traceback",
                    "fail",
                    "refused",
                    "denied",
                    "timeout",
                    "timed out",
                    "unable",
                    "cannot",
                    "killed",
                    "oom",
                    "memory",
                    "space",
                    "exceed",
                    "exhaust",
                    "too many",
                    "in use",
                    "bind",
                    "expired",
                    "certificate",
                    "corrupt",
                    "invalid",
                    "missing",
                    "unhealthy",
                    "restart",
                    "exit");

    /// What a time at the beginning of a line may look like.
    private static final Pattern TIME =
            Regex.of("[0-9]:[0-9]{2}:[0-9]{2}|^\\[ *[0-9]+\\.[0-9]", false);

    /// A date, a time and a zone.
    private static final int TIME_CHARACTERS = 40;

    /// So long may a stack trace be above the line that names the cause.
    private static final int LINES_OF_A_MESSAGE = 60;

    private static final Pattern ANYTHING = Regex.of("", false);

    private final LogText log;
    private final LinkedHashMap<Integer, String> chosen = new LinkedHashMap<>();

    private LogExcerpt(LogText log) {
        this.log = log;
    }

    /// @param whole nothing was left out that one of the questions could be about
    record Kept(String text, boolean whole) {}

    /// @param asked expressions that somebody will ask this log
    static Kept of(String log, List<Predicate.Matches> asked) {
        if (log.length() <= CHARACTERS_MAX) return new Kept(log, true);
        var excerpt = new LogExcerpt(new LogText(log));
        boolean all = !asked.isEmpty();
        for (var each : asked) {
            var pattern = Regex.of(each.regex(), each.ignoringCase());
            all &= excerpt.choose(pattern, Needles.of(each.regex()), LINES_EACH_MAX);
        }
        int wanted = excerpt.chosen.size();
        excerpt.choose(ANYTHING, TROUBLE, TROUBLE_LINES_MAX);
        int lines = excerpt.log.lines();
        for (int i = Math.max(0, lines - LAST_LINES_MAX); i < lines; i++) excerpt.choose(i, 0);
        var fitting = excerpt.fitting();
        return new Kept(String.join("\n", fitting.values()), all && fitting.size() >= wanted);
    }

    /// The newest lines that fit, each shape once; false if not every line could be tried.
    private boolean choose(Pattern pattern, List<String> needles, int max) {
        var shapes = new HashSet<String>();
        var found = log.newest(pattern, needles, max * SAME_SHAPE_MAX);
        for (var hit : found.hits())
            if (shapes.size() < max && shapes.add(shape(log.line(hit.line()))))
                choose(hit.line(), hit.start());
        return found.all();
    }

    private void choose(int line, int at) {
        var text = log.line(line);
        int from = at < LINE_CHARACTERS_MAX - LEAD_CHARACTERS ? 0 : at - LEAD_CHARACTERS;
        var cut = text.substring(from, Math.min(text.length(), from + LINE_CHARACTERS_MAX));
        var time = from == 0 ? "" : text.substring(0, TIME_CHARACTERS) + " … ";
        if (chosen.putIfAbsent(line, time + cut) == null && !TIME.matcher(head(text)).find())
            chooseTimeOf(line);
    }

    /// The line above that bears the time of this one, as over a stack trace.
    private void chooseTimeOf(int line) {
        for (int i = line - 1; i >= 0 && i >= line - LINES_OF_A_MESSAGE; i--) {
            var head = head(log.line(i));
            if (!TIME.matcher(head).find()) continue;
            chosen.putIfAbsent(i, head);
            return;
        }
    }

    private static String head(String text) {
        return text.substring(0, Math.min(text.length(), LEAD_CHARACTERS));
    }

    /// In the log's order; when room ends, what was chosen last is left out.
    private SortedMap<Integer, String> fitting() {
        var fitting = new TreeMap<Integer, String>();
        int size = 0;
        for (var entry : new ArrayList<>(chosen.entrySet())) {
            size += entry.getValue().length() + 1;
            if (size > CHARACTERS_MAX) break;
            fitting.put(entry.getKey(), entry.getValue());
        }
        return fitting;
    }

    /// Without times, numbers and ids.
    private static String shape(String line) {
        var cut = line.substring(0, Math.min(line.length(), LINE_CHARACTERS_MAX));
        return cut.replaceAll("[0-9a-fA-F]*[0-9][0-9a-fA-F]*", "0");
    }
}
