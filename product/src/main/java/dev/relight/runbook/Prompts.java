package dev.relight.runbook;

import dev.relight.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells what was typed from what was printed in a block that shows a session: `$ uptime` and its
/// answer.
///
/// @param text the block with only what was typed, prompts off; as many lines as before
/// @param prompts how many prompts were found
/// @param repl lines behind a prompt of another console than the shell: `postgres=# `
/// @param printed 0-based lines that are output
record Prompts(String text, int prompts, int repl, List<Integer> printed) {
    /// `$ `, `(venv) $ `, `❯ `.
    private static final Pattern BARE = Pattern.compile("\\s*(?:\\([\\w.-]+\\)\\s*)?[$❯➜]\\s+");

    /// `user@host:~$ `, `[root@host ~]# `, `bash-5.1$ `, `sh# `, `host$ `.
    private static final Pattern NAMED =
            Pattern.compile(
                    "\\s*(?:\\([\\w.-]+\\)\\s*)?(?:[\\w./-]+:(?=\\w+@))?(?:"
                            + "(?:\\[[^\\]\\n]{1,80}\\]|[\\w.-]+@[\\w.-]+(?::?[~/][^\\s$#]{0,80})?:?"
                            + "|(?:ba|z|k|da)?sh(?:-[\\d.]+)?)\\s?[$#%]"
                            + "|[A-Za-z][\\w.-]{0,40}(?::[~/][^\\s$#]{0,80})?\\$)\\s+"
                            + "|\\s*[a-z][\\w.-]*\\s+\\$\\s+(?=[a-z])");

    /// `# `: root's prompt, or a comment; only the block as a whole can tell.
    private static final Pattern ROOT = Pattern.compile("\\s*#\\s+(?=\\S)");

    private static final String MARKS = "$#%❯➜>*(:";

    /// Prompts of consoles that speak another language.
    private static final Pattern REPL =
            Pattern.compile(
                    "\\s*(?:[\\w-]+(?:\\([\\w-]*\\))?[=-][#>*(]\\s|mysql>|MariaDB \\[[^\\]]*\\]>"
                            + "|sqlite>|\\d+\\.\\d+\\.\\d+\\.\\d+:\\d+>|redis[\\w:.]*>|[\\w.-]+:\\d{2,5}(?:\\[\\d+\\])?>|\\w+ \\[(?:direct|primary|secondary)[^\\]]*\\] \\w+>|>>>\\s|In \\[\\d+\\]:"
                            + "|irb\\([^)]*\\):\\d+:\\d+[>*]|\\[\\d+\\] pry\\([^)]*\\)>|cqlsh[^>]*>"
                            + "|mongo\\w*>|[\\w-]+:(?:PRIMARY|SECONDARY)>|SQL>|ftp>|sftp>|gdb>|\\(gdb\\)"
                            + "|nomad>|vault>|PS [A-Z]:|[A-Z]:\\\\[^>]*>)");

    Prompts {
        printed = List.copyOf(printed);
    }

    /// @param rootPrompts whether `# ` may be root's prompt here
    static Prompts read(String block, boolean rootPrompts) {
        var lines = block.split("\n", -1);
        var root = rootPrompts && isRoot(lines);
        var out = new StringBuilder();
        var printed = new ArrayList<Integer>();
        int prompts = 0;
        int repl = 0;
        for (int at = 0; at < lines.length; at++) {
            int end = end(lines[at], root);
            if (end < 0) {
                if (REPL.matcher(lines[at]).lookingAt()) repl++;
                if (!lines[at].isBlank()) printed.add(at);
                out.append('\n');
                continue;
            }
            prompts++;
            int last = last(lines, at, end);
            out.append(lines[at], end, lines[at].length()).append('\n');
            while (at < last) out.append(continued(lines[++at])).append('\n');
        }
        if (!out.isEmpty()) out.setLength(out.length() - 1);
        return new Prompts(out.toString(), prompts, repl, printed);
    }

    /// What stands behind the prompt of a console; null where there is none.
    static @Nullable String behindConsole(String line) {
        var repl = REPL.matcher(line);
        return repl.lookingAt() ? line.substring(repl.end()).strip() : null;
    }

    /// Where the command begins behind a prompt; -1 without one.
    private static int end(String line, boolean root) {
        if (!holdsMark(line)) return -1;
        if (REPL.matcher(line).lookingAt()) return -1;
        var named = NAMED.matcher(line);
        if (named.lookingAt() && named.end() < line.length()) return named.end();
        var bare = BARE.matcher(line);
        if (bare.lookingAt() && bare.end() < line.length()) return bare.end();
        var glued = line.stripLeading();
        if (glued.length() > 2 && glued.charAt(0) == '$' && Looks.namesProgram(glued.substring(1)))
            return line.indexOf('$') + 1;
        var hash = ROOT.matcher(line);
        return root && hash.lookingAt() ? hash.end() : -1;
    }

    /// Whether any of the marks stands in it with which prompts end.
    private static boolean holdsMark(String line) {
        for (int at = 0; at < line.length(); at++)
            if (MARKS.indexOf(line.charAt(at)) >= 0) return true;
        return false;
    }

    /// The last line of the command that begins at a prompt: continued by a backslash, or by an
    /// open quote or loop, up to the next prompt.
    private static int last(String[] lines, int first, int from) {
        var text = new StringBuilder(lines[first].substring(from));
        int at = first;
        while (at + 1 < lines.length && text.toString().stripTrailing().endsWith("\\"))
            text.append('\n').append(continued(lines[++at]));
        int whole = at;
        var open = new StringBuilder(text);
        for (int more = 0;
                more < LINES_MAX && Shell.readCommand(open.toString()).isBroken();
                more++) {
            if (at + 1 >= lines.length || end(lines[at + 1], false) >= 0) return whole;
            open.append('\n').append(continued(lines[++at]));
        }
        return Shell.readCommand(open.toString()).isBroken() ? whole : at;
    }

    /// How many lines an open quote or loop may go on for; output is longer.
    private static final int LINES_MAX = 40;

    /// A line that goes on, without the shell's own `> `.
    private static String continued(String line) {
        var bare = line.stripLeading();
        return bare.startsWith("> ") ? bare.substring(2) : line;
    }

    /// Whether `# ` is root's prompt: commands stand behind it, and elsewhere only output.
    private static boolean isRoot(String[] lines) {
        int commands = 0;
        for (var line : lines) {
            var hash = ROOT.matcher(line);
            if (hash.lookingAt()) {
                if (Looks.isCommand(line.substring(hash.end()))) commands++;
            } else if (BARE.matcher(line).lookingAt() || Looks.isCommand(line)) return false;
        }
        return commands > 0;
    }
}
