package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.danger.Judge;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which commands a line of a deny or allow list means; everything it names must fit.
///
/// @param command glob over the whole command as it would run, values in their places; `*` stands
///   for any characters; null: any command
/// @param program its name and perhaps its subcommands, such as `kubectl delete`; it is found
///   behind wrappers and inside carried shells too; null: any program
/// @param danger in a deny list this one and worse, in an allow list this one and less; null: any
/// @param because shown to people and kept in the journal
public record Rule(
        @Nullable String command,
        @Nullable String program,
        @Nullable Danger danger,
        String because) {
    /// Of a line with more programs than this not all are known: it may hold the forbidden one.
    private static final int CALLS_MAX = 64;

    /// One that names nothing would mean everything.
    public Rule {
        if (command == null && program == null && danger == null)
            throw new IllegalArgumentException("a rule names a command, a program or a danger");
    }

    /// Reading the tables takes a while, and all incidents can use the same.
    private static final class Judging {
        static final Judge JUDGE = Judge.standard();
    }

    /// Fits if any part of the line does: who forbids `rm` forbids `cd x && rm y`.
    boolean forbids(String line, Danger its) {
        if (danger != null && its.compareTo(danger) < 0) return false;
        if (command != null && !glob(command).matcher(oneLine(line)).matches()) return false;
        if (program == null) return true;
        var calls = calls(line);
        return calls.size() >= CALLS_MAX || calls.stream().anyMatch(this::isProgram);
    }

    /// Fits only if all of the line does: who allows `systemctl` has not allowed what stands behind
    /// its `&&`.
    boolean allows(String line, Danger its) {
        if (danger != null && its.compareTo(danger) > 0) return false;
        if (command != null && !glob(command).matcher(oneLine(line)).matches()) return false;
        var calls = program == null ? List.<String>of() : calls(line);
        return program == null || !calls.isEmpty() && calls.stream().allMatch(this::isProgram);
    }

    private static List<String> calls(String line) {
        return Judging.JUDGE.programs(line);
    }

    private boolean isProgram(String call) {
        var wanted = String.valueOf(program);
        var bare = call.substring(call.lastIndexOf('/') + 1);
        return bare.equals(wanted) || bare.startsWith(wanted + " ") || call.equals(wanted);
    }

    /// Runs of blanks count as one, so that no extra blank slips past a rule.
    private static String oneLine(String line) {
        return line.replaceAll("\\\\?\\s+", " ").strip();
    }

    private static Pattern glob(String glob) {
        var pattern = new StringBuilder();
        for (var piece : oneLine(glob).split("\\*", -1))
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(piece));
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}
