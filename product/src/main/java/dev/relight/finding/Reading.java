package dev.relight.finding;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Facts from what a command printed.
///
/// Which facts a program yields stands in `finding/looks.yaml`. Where the look itself failed (tool
/// missing, no terminal, daemon not there) there is only `look.failed`: then nothing is known, and
/// every question stays undecided.
public final class Reading {
    /// bash's word for "found, but not to be run".
    private static final int NOT_RUNNABLE = 126;

    private static final int NOT_FOUND = 127;

    /// Of a longer error output the beginning is enough for a check.
    private static final int STDERR_CHARACTERS_MAX = 64 * 1024;

    /// A number stands near the top of a small answer.
    private static final int NUMBER_LINES_MAX = 20;

    private Reading() {}

    /// Line and time are stamped by the caller: [Facts#at].
    ///
    /// @param command the statement that ran, instrumented or not
    /// @param exit null if it was still running at its deadline
    /// @param stdout redacted already
    /// @param stderr redacted already
    public static Facts of(
            String command, @Nullable Integer exit, String stdout, String stderr, Duration took) {
        var notes = new Notes();
        var bare = Instrument.bare(command);
        var errors = LastRun.read(LogTimes.read(stderr, notes), notes);
        var output = new Output(bare, Look.of(bare), exit, stdout, errors);
        var row = Looks.row(output.look());
        notes.add("took_ms", Long.toString(took.toMillis()), "");
        boolean acts = row.acts;
        if (Trouble.failed(output, acts, notes)) {
            if (acts && exit != null) exit(exit, notes);
            return notes.facts();
        }
        if (exit != null) exit(exit, notes);
        else notes.add("deadline", "reached", "still running at its deadline");
        streams(output, notes);
        if (acts) whyNotStarted(output, notes);
        for (var reader : row.reads) Reader.named(reader).read(output, notes);
        return notes.facts();
    }

    /// What is started and fails says why: the port is taken, the disk is full. As good as its log.
    private static void whyNotStarted(Output output, Notes notes) {
        if (output.exit() == null || output.exitIs(0) || output.stderr().isBlank()) return;
        if (!output.source().says("start", "restart", "up", "run", "reload")) return;
        // A second copy that finds no room says nothing of the first.
        if (output.source().has("--scale")) return;
        var said = cut(output.stderr());
        notes.add("log.part", Names.target(output.source()), said, firstLine(said));
    }

    static boolean isMissing(@Nullable Integer exit) {
        return exit != null && (exit == NOT_FOUND || exit == NOT_RUNNABLE);
    }

    private static void exit(int exit, Notes notes) {
        notes.add("exit", Integer.toString(exit), "exit " + exit);
    }

    /// Output that is withheld although a search found something is not taken for empty.
    private static void streams(Output output, Notes notes) {
        var stdout = HttpReader.withoutMarker(output.stdout());
        var stderr = HttpReader.withoutMarker(output.stderr());
        if (output.look().isSearched() && output.exit() != null)
            notes.add("found", Boolean.toString(output.found() || !stdout.isBlank()), "");
        if (output.found() && stdout.isBlank()) return;
        notes.add("stdout", stdout, firstLine(stdout));
        notes.add("stderr", cut(stderr), firstLine(stderr));
        long lines = stdout.lines().filter(line -> !line.isBlank()).count();
        notes.add("lines", Long.toString(lines), lines + " lines");
        number(stdout, notes);
    }

    /// The one line that is nothing but a number: of `wc -l`, of a count in psql.
    private static void number(String stdout, Notes notes) {
        var numbers =
                stdout.lines()
                        .limit(NUMBER_LINES_MAX)
                        .map(String::strip)
                        .filter(PredicateScanner::isNumber)
                        .toList();
        if (numbers.size() == 1) notes.add("number", numbers.getFirst(), numbers.getFirst());
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), STDERR_CHARACTERS_MAX));
    }

    static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }
}
