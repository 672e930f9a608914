package dev.relight.hands;

import dev.relight.engine.Job;
import java.util.Map;

/// A job as text for its bash: each line on its own, all in one shell.
///
/// Each line is given to `eval` whole, so that a line with a syntax error fails alone, and in no
/// loop or function, so that `break`, `return` and `set --` mean what they mean at a prompt. What
/// `$?` was, the next line sees.
final class Script {
    private Script() {}

    /// The shell begins in the job's folder.
    static String of(Job job) {
        var out = new StringBuilder("__relight_folder=$PWD\n");
        out.append(PROLOGUE);
        out.append("\\builtin cd -- ").append(quoted(job.workingDirectory()));
        out.append(" || { __relight_say refused directory -; exit 1; }\nunset OLDPWD\n");
        for (int line = 1; line <= job.lines().size(); line++) {
            out.append("__relight_say start ").append(line).append(" -\n");
            out.append("case $- in *e*) ;; *) __relight_before ;; esac\n");
            out.append("eval ").append(quoted(job.lines().get(line - 1)));
            out.append(" </dev/null ").append(output(job, line, 1, "out"));
            out.append(' ').append(output(job, line, 2, "err")).append('\n');
            out.append("__relight_exit=$?; __relight_say end ").append(line);
            out.append(" \"$__relight_exit\"\n");
        }
        return out.append("exit \"$__relight_exit\"\n").toString();
    }

    /// `NAME=value` pairs, each ended by NUL.
    static String environment(Map<String, String> environment) {
        var out = new StringBuilder();
        environment.forEach(
                (name, value) -> out.append(name).append('=').append(value).append('\0'));
        return out.toString();
    }

    /// One word to the shell, whatever stands in it.
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String output(Job job, int line, int descriptor, String stream) {
        if (job.revealsSecret()) return descriptor + ">/dev/null";
        return descriptor + ">|\"$__relight_folder\"/" + line + "." + stream + ".pipe";
    }

    // Opening a pipe for both directions never blocks, not even when nobody reads any more.
    private static final String PROLOGUE =
            """
            unset __relight
            __relight_exit=0
            __relight_say() {
                \\builtin printf '%s %s %s\\n' "$1" "$2" "$3" 1<>"$__relight_folder/control"
            }
            __relight_before() { return "$__relight_exit"; }
            """;
}
