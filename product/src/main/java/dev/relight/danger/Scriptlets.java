package dev.relight.danger;

import java.util.regex.Pattern;

/// Weighs the little programs of awk and sed: they filter, but both can run and write.
final class Scriptlets {
    private static final Pattern AWK_RUNS =
            Pattern.compile(
                    "system\\s*\\(\\s*(\"([^\"]*)\")?|\"\\s*\\|\\s*getline|\\|\\s*\"([^\"]*)\"");
    private static final Pattern AWK_WRITES = Pattern.compile("print[^;}]*>>?\\s*\"?([^\";}\\s]+)");

    /// `s///e`, `e command`, and `w file`, `s///w file`.
    private static final Pattern SED_RUNS =
            Pattern.compile("(^|[;{\\n]|\\d|/)\\s*e(\\s|$)|[/|#,]g?e(;|$)");

    private static final Pattern SED_WRITES = Pattern.compile("(^|[;{]|/|\\d)\\s*[wW]\\s+(\\S+)");

    private final Weigher weigher;

    Scriptlets(Weigher weigher) {
        this.weigher = weigher;
    }

    void awk(String program) {
        weigher.scales.add(Danger.OBSERVE, "awk reads and prints", program);
        var runs = AWK_RUNS.matcher(program);
        while (runs.find()) {
            var command = runs.group(2) != null ? runs.group(2) : runs.group(3);
            if (command == null || command.isBlank())
                weigher.scales.add(
                        Danger.UNKNOWN, "awk runs commands it puts together itself", program);
            else weigher.text(command, new Feed.Nothing());
        }
        var writes = AWK_WRITES.matcher(program);
        while (writes.find()) {
            if (isComparison(program, writes.start(1))) continue;
            if (!writes.group(1).startsWith("/dev/std"))
                weigher.scales.add(Danger.REVERSIBLE, "awk prints into a file of its own", program);
        }
    }

    /// `print $1 > 5` writes, but `print ($1 > 5)` and `if ($1 > 5) print` compare.
    private static boolean isComparison(String program, int at) {
        int open = 0;
        for (int i = program.lastIndexOf("print", at); i >= 0 && i < at; i++) {
            if (program.charAt(i) == '(') open++;
            if (program.charAt(i) == ')') open--;
        }
        return open > 0;
    }

    void sed(String program, String part) {
        if (SED_RUNS.matcher(program).find())
            weigher.scales.add(Danger.UNKNOWN, "sed's e runs what it reads", part);
        if (SED_WRITES.matcher(program).find())
            weigher.scales.add(Danger.REVERSIBLE, "sed's w writes a file", part);
    }
}
