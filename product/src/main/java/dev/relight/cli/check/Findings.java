package dev.relight.cli.check;

import dev.relight.cli.Terminal;
import dev.relight.problem.Problem;
import dev.relight.problem.Severity;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is wrong, for people: by line, with the line itself and a caret; the same thing on many
/// lines is said once.
final class Findings {
    private static final int LINE_WIDTH = 5;
    private static final int SEVERITY_WIDTH = 9;

    /// Said once in full; on further lines only the numbers are named.
    private static final int LINES_NAMED_MAX = 12;

    private final Checked checked;
    private final Terminal terminal;
    private final PrintStream out;

    /// Lines on which the same is wrong, by the first of them.
    private final Map<Problem, List<Integer>> again = new LinkedHashMap<>();

    private Findings(Checked checked, Terminal terminal) {
        this.checked = checked;
        this.terminal = terminal;
        this.out = terminal.out();
    }

    /// @param all infos too, each in full
    static void print(Checked checked, boolean all, Terminal terminal) {
        new Findings(checked, terminal).print(all);
    }

    private void print(boolean all) {
        var full = new ArrayList<Problem>();
        var brief = new ArrayList<Problem>();
        for (var problem : checked.fresh())
            (all || problem.severity() != Severity.INFO ? full : brief).add(problem);
        byLine(full).forEach(this::line);
        if (!brief.isEmpty()) worthKnowing(brief);
    }

    private Map<Integer, List<Problem>> byLine(List<Problem> problems) {
        var firsts = new LinkedHashMap<String, Problem>();
        var lines = new TreeMap<Integer, List<Problem>>();
        for (var problem : problems) {
            var same =
                    firsts.putIfAbsent(problem.code() + problem.what() + problem.mend(), problem);
            if (same == null)
                lines.computeIfAbsent(problem.where().line(), line -> new ArrayList<>())
                        .add(problem);
            else again.computeIfAbsent(same, one -> new ArrayList<>()).add(problem.where().line());
        }
        return lines;
    }

    private void line(int line, List<Problem> problems) {
        out.println();
        var source = Wrapped.safe(checked.page().line(line));
        var head = checked.file() + ":" + line;
        out.println(terminal.bold(head));
        if (!source.isBlank()) source(line, source, problems);
        for (var problem : problems) problem(problem);
    }

    private void source(int line, String source, List<Problem> problems) {
        var number = Integer.toString(line);
        var gutter = " ".repeat(Math.max(0, LINE_WIDTH - number.length())) + number + " | ";
        int room = terminal.width() - gutter.length();
        int column = problems.getFirst().where().column();
        int shift =
                column > room - 10 ? Math.min(column - 10, Math.max(0, source.length() - room)) : 0;
        var shown =
                (shift > 0 ? "…" : "")
                        + source.substring(Math.min(source.length(), shift + (shift > 0 ? 1 : 0)));
        out.println(terminal.dim(gutter) + Wrapped.cut(shown, room));
        var carets = new StringBuilder(" ".repeat(room));
        for (var problem : problems) {
            int at = problem.where().column() - 1 - shift;
            int end = wordEnd(source, problem.where().column() - 1) - shift;
            for (int i = Math.max(0, at); i < Math.min(end, room); i++)
                if (carets.charAt(i) != '^') carets.setCharAt(i, i == at ? '^' : '~');
        }
        var marks = carets.toString().stripTrailing();
        if (!marks.isEmpty()) out.println(terminal.dim("      | ") + terminal.red(marks));
    }

    private static int wordEnd(String source, int from) {
        int end = from;
        while (end < source.length() && !Character.isWhitespace(source.charAt(end))) end++;
        return Math.max(end, from + 1);
    }

    private void problem(Problem problem) {
        var word = pad(problem.severity().word(), SEVERITY_WIDTH);
        out.println(
                "  "
                        + Paint.severity(problem.severity(), word, terminal)
                        + terminal.bold(problem.code())
                        + also(problem));
        int room = terminal.width() - 2 - SEVERITY_WIDTH;
        for (var text : Wrapped.lines(Wrapped.safe(problem.what()), room))
            out.println(indent() + text);
        boolean first = true;
        for (var text : Wrapped.lines(Wrapped.safe(problem.mend()), room - 6)) {
            out.println(indent() + (first ? terminal.green("mend: ") : "      ") + text);
            first = false;
        }
    }

    private String also(Problem problem) {
        var lines = again.getOrDefault(problem, List.of());
        return lines.isEmpty()
                ? ""
                : terminal.dim("  also line" + (lines.size() == 1 ? " " : "s ") + named(lines));
    }

    private static String named(List<Integer> lines) {
        var named =
                lines.stream()
                        .distinct()
                        .limit(LINES_NAMED_MAX)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        long more = lines.stream().distinct().count() - LINES_NAMED_MAX;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    /// One line for each code; all of it with `--all`.
    private void worthKnowing(List<Problem> problems) {
        out.println();
        out.println(terminal.bold("worth knowing") + terminal.dim("  (in full with --all)"));
        var byCode = new LinkedHashMap<String, List<Problem>>();
        for (var problem : problems)
            byCode.computeIfAbsent(problem.code(), code -> new ArrayList<>()).add(problem);
        byCode.values().stream()
                .sorted((one, other) -> other.size() - one.size())
                .forEach(same -> {
                    var lines = same.stream().map(p -> p.where().line()).toList();
                    out.println(
                            "  "
                                    + terminal.cyan(pad(same.getFirst().code(), 27))
                                    + (lines.size() == 1 ? "line " : "lines ")
                                    + named(lines));
                    var example = Wrapped.safe(same.getFirst().what());
                    for (var text : Wrapped.lines(example, terminal.width() - 4))
                        out.println(terminal.dim("    " + text));
                });
    }

    private static String indent() {
        return " ".repeat(2 + SEVERITY_WIDTH);
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }
}
