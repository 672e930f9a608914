package dev.relight.danger;

import dev.relight.shell.Node;
import dev.relight.shell.Piece;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes that a row of the table cannot say in words.
final class Fixes {
    /// What opens a TCP connection or fails, in seconds.
    private static final int CONNECT_SECONDS = 5;

    private Fixes() {}

    /// Whether the change was needed, and made.
    static boolean apply(String name, Call call, AttendanceWalk walk) {
        return switch (name) {
            case "pids" -> processIds(call, walk);
            case "port" -> port(call, walk);
            case "password" -> password(call, walk);
            default -> throw new IllegalStateException("no fix is called " + name);
        };
    }

    /// `-p $(pgrep -f x)`: several numbers must become one word, and the pattern must not find the
    /// shell that runs it.
    private static boolean processIds(Call call, AttendanceWalk walk) {
        for (var option : call.options) {
            if (!option.name().equals("-p") || option.word() + 1 >= call.words.size()) continue;
            var word = call.words.get(option.word() + 1);
            if (word.pieces().size() != 1) continue;
            if (!(word.pieces().getFirst() instanceof Piece.Substitution substitution)) continue;
            if (!(substitution.body() instanceof Node.Simple simple)) continue;
            if (!word.text().startsWith("$(") || simple.words().isEmpty()) continue;
            var program = simple.words().getFirst();
            walk.edits.insert(word.start(), "\"");
            walk.edits.insert(word.end(), "\"");
            if (program.value().equals("pgrep")) pgrep(simple, walk);
            else walk.edits.insert(word.end() - 1, " | tr -s ' \\n' ,");
        }
        return true;
    }

    private static void pgrep(Node.Simple pgrep, AttendanceWalk walk) {
        var words = pgrep.words();
        boolean parted = words.stream().anyMatch(w -> w.value().startsWith("-d"));
        boolean full =
                words.stream().anyMatch(w -> w.value().matches("-[a-zA-Z]*f[a-zA-Z]*|--full"));
        if (!parted) walk.edits.insert(words.getFirst().end(), " -d,");
        var pattern = words.getLast();
        var value = pattern.value();
        if (!full || !pattern.constant() || words.size() < 2) return;
        if (value.isEmpty() || !Character.isLetterOrDigit(value.charAt(0))) return;
        walk.edits.replace(
                pattern.start(),
                pattern.end(),
                Quotes.single("[" + value.charAt(0) + "]" + value.substring(1)));
    }

    /// `telnet HOST PORT` is asked whether something listens there.
    private static boolean port(Call call, AttendanceWalk walk) {
        if (call.plain.isEmpty() || call.plain.size() > 2) {
            walk.human("at a terminal: " + Attendance.oneLine(walk.text));
            return true;
        }
        var host = bare(call, 0);
        var port = call.plain.size() == 2 ? bare(call, 1) : "23";
        if (host == null || port == null)
            walk.human("at a terminal: " + Attendance.oneLine(walk.text));
        else
            walk.edits.replace(
                    call.start(),
                    call.end(),
                    "timeout "
                            + CONNECT_SECONDS
                            + " bash -c \"< /dev/tcp/"
                            + host
                            + "/"
                            + port
                            + "\"");
        return true;
    }

    /// The word without quotes, if it may stand within double quotes.
    private static @Nullable String bare(Call call, int plain) {
        var text = call.words.get(call.plain.get(plain)).text();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\""))
            text = text.substring(1, text.length() - 1);
        return text.chars().anyMatch(c -> "\"'`\\ ;&|()*?".indexOf(c) >= 0) ? null : text;
    }

    /// `-p` with nothing behind it asks for the password.
    private static boolean password(Call call, AttendanceWalk walk) {
        for (var option : call.options)
            if (List.of("-p", "--password").contains(option.name()) && isBare(call, option)) {
                walk.human(
                        "run it at a terminal, it asks for a password: "
                                + Attendance.oneLine(walk.text));
                return true;
            }
        return false;
    }

    private static boolean isBare(Call call, Call.Option option) {
        var text = call.words.get(option.word()).text();
        return option.value() == null && (text.equals(option.name()) || text.endsWith("p"));
    }
}
