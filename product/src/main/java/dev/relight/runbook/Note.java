package dev.relight.runbook;

import dev.relight.lexicon.Clause;
import dev.relight.lexicon.Conditionals;
import dev.relight.lexicon.PlatformLabels;
import dev.relight.lexicon.RemarkRole;
import dev.relight.lexicon.RemarkWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One comment line of a block of shell, understood by its own words.
final class Note {
    final int line;
    final String text;

    /// As `text`, with its indentation.
    final String raw;

    final RemarkWords.@Nullable Spoken spoken;
    final @Nullable Clause clause;
    final @Nullable String platform;
    final boolean commentedOut;

    /// What it was taken for in the end; see [CodeBlock.Comment].
    String role = "step";

    /// Comment lines below that belong to its text.
    final List<Note> details = new ArrayList<>();

    /// @param raw the comment behind its `#`
    Note(int line, String raw) {
        this.line = line;
        this.raw = raw.startsWith(" ") ? raw.substring(1).stripTrailing() : raw.stripTrailing();
        this.text = bare(raw);
        this.spoken = RemarkWords.read(text);
        this.platform = PlatformLabels.label(text);
        this.commentedOut = platform == null && spoken == null && Looks.isCommandOff(text);
        this.clause = commentedOut ? null : Conditionals.in(text);
    }

    /// Without the rest of a `##` and a rule drawn behind it.
    private static String bare(String raw) {
        var text = raw.strip();
        int from = 0;
        while (from < text.length() && "#=-".indexOf(text.charAt(from)) >= 0) from++;
        int to = text.length();
        while (to > from && "#=".indexOf(text.charAt(to - 1)) >= 0) to--;
        boolean drawn = from > 1 || from == 1 && text.charAt(0) == '#';
        return drawn ? text.substring(from, to).strip() : text;
    }

    boolean is(RemarkRole asked) {
        return spoken != null && spoken.role() == asked;
    }

    /// It speaks of what comes out of a command.
    boolean isOfOutput() {
        return is(RemarkRole.EXPECTED) || is(RemarkRole.LOOK_FOR) || is(RemarkRole.OUTPUT);
    }

    /// It says under what condition, and nothing else.
    boolean isConditionAlone() {
        return clause != null && clause.isAlone();
    }

    boolean warns() {
        return warns(text);
    }

    static boolean warns(String text) {
        return !text.isEmpty() && RemarkWords.warns(text);
    }

    /// Its text with that of its details, as a task shows it.
    String whole() {
        var whole = new StringBuilder(text);
        for (var detail : details) whole.append('\n').append(detail.raw);
        return whole.toString();
    }
}
