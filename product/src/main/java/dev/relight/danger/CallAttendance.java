package dev.relight.danger;

import dev.relight.shell.Piece;
import dev.relight.shell.Shell;
import dev.relight.shell.Word;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Applies the rules to one command and to the commands it carries.
final class CallAttendance {
    /// What runs its command here and now, so that a deadline can stand behind it.
    private static final Set<String> TRANSPARENT =
            Set.of(
                    "sudo",
                    "doas",
                    "env",
                    "nohup",
                    "setsid",
                    "nice",
                    "ionice",
                    "stdbuf",
                    "command",
                    "builtin",
                    "exec",
                    "time",
                    "unbuffer",
                    "chronic");

    private final AttendanceWalk walk;
    private final List<Word> words;

    CallAttendance(AttendanceWalk walk, List<Word> words) {
        this.walk = walk;
        this.words = words;
    }

    /// @param program index of the program's word
    /// @param boundAt where a deadline would be put in
    /// @param depth how many commands carry this one
    void attend(int program, Seat seat, int boundAt, int depth) {
        if (depth > AttendanceWalk.CARRIED_MAX) return;
        var call =
                new Call(words, program, AttendanceTable.program(Call.nameOf(words.get(program))));
        if (program == 0 && ConfigLine.isOne(call)) {
            walk.interactive("a line of configuration, not a command");
            walk.human(ConfigLine.task(walk.text));
            return;
        }
        boolean once = false;
        for (var row : call.table.rows(call.path))
            if (row.fits(call, seat)) {
                once |= row.form() == AttendanceRow.Form.ONCE;
                apply(row, call, boundAt);
            }
        if (call.name.equals("curl")) CurlGlobs.mend(call, walk);
        if (call.name.equals("echo") && seat.terminal()) EchoedSecret.mend(call, walk);
        carried(call, seat, boundAt, once, depth + 1);
    }

    private void carried(Call call, Seat seat, int boundAt, boolean once, int depth) {
        var sitting = call.name.endsWith("timeout") ? seat.inBackground() : seat;
        if (call.carried >= 0) {
            if (once) walk.edits.replace(call.start(), words.get(call.carried).start(), "");
            int bound = TRANSPARENT.contains(call.name) ? words.get(call.carried).start() : boundAt;
            attend(call.carried, sitting, bound, depth);
        } else if (call.text >= 0) carriedText(call, sitting, once, depth);
    }

    /// The text a shell will read: walked on its own, then put back in its quotes.
    private void carriedText(Call call, Seat seat, boolean once, int depth) {
        var word = words.get(call.text);
        boolean doubled = isDoubleQuoted(word);
        boolean plain = doubled && word.text().indexOf('\\') < 0;
        var inner = plain ? word.text().substring(1, word.text().length() - 1) : word.value();
        var tree = Shell.readCommand(inner);
        var within = new AttendanceWalk(inner, depth);
        within.walk(tree, seat);
        walk.takeOver(within);
        var changed = within.edits.apply(inner);
        if (once) {
            boolean alone = call.program == 0 && call.start() == 0;
            walk.edits.replace(
                    call.start(), word.end(), alone ? changed : "bash -c " + quoted(changed, word));
        } else if (!within.edits.isEmpty())
            walk.edits.replace(word.start(), word.end(), quoted(changed, word));
    }

    private String quoted(String changed, Word word) {
        if (word.constant()) return Quotes.single(changed);
        boolean safe = changed.indexOf('"') < 0 && changed.indexOf('\\') < 0;
        if (!safe) walk.human("at a terminal: " + Attendance.oneLine(walk.text));
        return '"' + changed + '"';
    }

    private static boolean isDoubleQuoted(Word word) {
        return word.pieces().size() == 1 && word.pieces().getFirst() instanceof Piece.DoubleQuoted;
    }

    private void apply(AttendanceRow row, Call call, int boundAt) {
        var edits = walk.edits;
        boolean applied = true;
        switch (row.form()) {
            case ADD -> edits.insert(words.get(call.pathEnd).end(), " " + row.text());
            case FRONT -> edits.insert(words.get(call.program).end(), " " + row.text());
            case END -> edits.insert(call.end(), " " + row.text());
            case DROP -> drop(call, AttendanceRow.options(row.text()));
            case AS -> edits.replace(call.start(), call.end(), row.text());
            case BOUND -> edits.insert(boundAt, "timeout " + row.text() + " ");
            case ONCE -> {}
            case CUT -> cut(call);
            case HUMAN -> walk.human(task(row.text(), call));
            case FIX -> applied = Fixes.apply(row.text(), call, walk);
        }
        if (!applied) return;
        if (row.calm()) walk.calm(row.why());
        else walk.interactive(row.why());
    }

    private String task(String task, Call call) {
        return task.replace("{args}", call.plainWords())
                .replace(
                        "{all}",
                        Attendance.oneLine(walk.between(words.getFirst(), words.getLast())))
                .strip();
    }

    /// Takes options out, from a bundle of letters only the letter.
    private void drop(Call call, List<String> names) {
        var letters = new TreeMap<Integer, StringBuilder>();
        for (var option : call.options) {
            boolean out = names.contains(option.name());
            if (out && !option.bundled()) {
                letters.remove(option.word());
                remove(option.word());
            }
            if (option.bundled()
                    && call.options.stream().anyMatch(o -> sameWord(o, option, names))) {
                var left = letters.computeIfAbsent(option.word(), _ -> new StringBuilder("-"));
                if (!out) left.append(option.name().charAt(1));
            }
        }
        letters.forEach((word, left) -> {
            if (left.length() == 1) remove(word);
            else
                walk.edits.replace(words.get(word).start(), words.get(word).end(), left.toString());
        });
    }

    private static boolean sameWord(Call.Option one, Call.Option other, List<String> names) {
        return one.word() == other.word() && names.contains(one.name());
    }

    private void remove(int word) {
        walk.edits.replace(words.get(word - 1).end(), words.get(word).end(), "");
    }

    /// `less FILE` shows what `cat FILE` shows.
    private void cut(Call call) {
        boolean packed = call.name.startsWith("z");
        var program = words.get(call.program);
        int end = call.plain.isEmpty() ? call.end() : words.get(call.plain.getFirst()).start() - 1;
        walk.edits.replace(program.start(), end, packed ? "zcat" : "cat");
    }
}
