package dev.relight.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Shell lines to run in one shell, one after the other, on one machine.
///
/// @param id the fence: incident, step and attempt in one word of `[A-Za-z0-9._-]`, at most 120
///   characters, no dot in front; a job is started once, whatever happens
/// @param lines each a complete statement in its final form; a line that fails does not stop the
///   next
/// @param environment variables given beyond the allow-list, such as `RELIGHT_P_1`
/// @param workingDirectory absolute
/// @param deadline after it the whole process group is killed
/// @param revealsSecret its output is thrown away, only exit codes are kept
public record Job(
        String id,
        List<String> lines,
        Map<String, String> environment,
        String workingDirectory,
        Duration deadline,
        boolean revealsSecret) {
    public Job {
        if (!isId(id))
            throw new IllegalArgumentException(
                    "job id '" + id + "' is no fence; use letters, digits, _ - and . within");
        if (lines.isEmpty())
            throw new IllegalArgumentException("job " + id + " has no lines; give one");
        lines = List.copyOf(lines);
        environment = Map.copyOf(environment);
    }

    /// Whether `text` may name a job; such a word is also a safe file name.
    public static boolean isId(String text) {
        return text.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,119}");
    }
}
