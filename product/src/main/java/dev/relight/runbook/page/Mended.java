package dev.relight.runbook.page;

import java.util.List;

/// Mends what many people write and every reader understands, before the library sees it: `##Title`
/// and `-item` without their blank. Lines stay where they are.
final class Mended {
    /// So many lines of one kind are a habit; a single one may be meant as it stands.
    private static final int HABIT = 2;

    private final List<String> lines;
    private final boolean[] code;

    private Mended(List<String> lines, int frontEnd) {
        this.lines = lines;
        this.code = new boolean[lines.size()];
        char fence = 0;
        for (int i = 0; i < lines.size(); i++) {
            char mark = fence(lines.get(i));
            code[i] = fence != 0 || mark != 0 || i < frontEnd;
            if (mark != 0) fence = fence == 0 ? mark : fence == mark ? 0 : fence;
        }
    }

    /// @param frontEnd last line of the front matter, which is blanked
    static String markdown(List<String> lines, int frontEnd) {
        var mended = new Mended(lines, frontEnd);
        boolean headings = mended.isHabit('#', 2);
        boolean bullets = mended.isHabit('-', 1);
        var out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            var line = i < frontEnd ? "" : lines.get(i);
            if (headings && !mended.code[i]) line = apart(line, '#');
            if (bullets && !mended.code[i] && marks(line, '-') == 1) line = apart(line, '-');
            out.append(line).append('\n');
        }
        return out.toString();
    }

    private boolean isHabit(char mark, int atLeast) {
        int glued = 0;
        for (int i = 0; i < lines.size(); i++)
            if (!code[i] && isGlued(lines.get(i), mark) && marks(lines.get(i), mark) >= atLeast)
                glued++;
        return glued >= HABIT;
    }

    private static char fence(String line) {
        var bare = line.stripLeading();
        return bare.startsWith("```") ? '`' : bare.startsWith("~~~") ? '~' : 0;
    }

    private static boolean isGlued(String line, char mark) {
        int marks = marks(line, mark);
        return marks > 0
                && marks <= 6
                && marks < line.length()
                && Character.isLetter(line.charAt(marks));
    }

    private static String apart(String line, char mark) {
        if (!isGlued(line, mark)) return line;
        int marks = marks(line, mark);
        return line.substring(0, marks) + " " + line.substring(marks);
    }

    private static int marks(String line, char mark) {
        int marks = 0;
        while (marks < line.length() && line.charAt(marks) == mark) marks++;
        return marks;
    }
}
