package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A long text, laid out for many searches line by line.
final class LogText {
    /// Of a longer line the beginning is searched.
    private static final int LINE_CHARACTERS_MAX = 2_000;

    /// Lines on which one expression is tried, the newest first; an expression costs some
    /// microseconds a line, and a flood of errors says the same a thousand times.
    private static final int TRIES_MAX = 4_000;

    private final String text;
    private final String folded;
    private final int[] starts;

    LogText(String text) {
        this.text = text;
        this.folded = fold(text);
        this.starts = starts(text);
    }

    int lines() {
        return starts.length;
    }

    String line(int index) {
        int end = index + 1 < starts.length ? starts[index + 1] - 1 : text.length();
        return text.substring(starts[index], Math.min(end, starts[index] + LINE_CHARACTERS_MAX));
    }

    /// A place where an expression fits.
    ///
    /// @param start offset within the line
    record Hit(int line, int start) {}

    /// What was found; `all` is false if more lines could have fitted than were tried.
    record Found(List<Hit> hits, boolean all) {}

    /// The newest lines that fit, at most so many.
    Found newest(Pattern pattern, List<String> needles, int max) {
        var hits = new ArrayList<Hit>();
        var candidates = candidates(needles);
        int tries = 0;
        for (int i = candidates.previousSetBit(starts.length - 1);
                i >= 0;
                i = candidates.previousSetBit(i - 1)) {
            if (hits.size() == max) return new Found(hits, true);
            if (tries++ == TRIES_MAX) return new Found(hits, false);
            var matcher = pattern.matcher(line(i));
            if (matcher.find()) hits.add(new Hit(i, matcher.start()));
            if (i == 0) break;
        }
        return new Found(hits, true);
    }

    /// Lines that hold one of the words; all lines without words.
    private BitSet candidates(List<String> needles) {
        var candidates = new BitSet(starts.length);
        if (needles.isEmpty()) candidates.set(0, starts.length);
        for (var needle : needles) {
            for (int at = folded.indexOf(needle); at >= 0; ) {
                int line = lineOf(at);
                candidates.set(line);
                at = line + 1 < starts.length ? folded.indexOf(needle, starts[line + 1]) : -1;
            }
        }
        return candidates;
    }

    private int lineOf(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    private static int[] starts(String text) {
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
        var starts = new int[count];
        int line = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
            starts[line++] = at + 1;
        return starts;
    }

    /// Capitals of ASCII made small; every offset stays.
    static String fold(String text) {
        var folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++)
            if (folded[i] >= 'A' && folded[i] <= 'Z') folded[i] = (char) (folded[i] + 'a' - 'A');
        return new String(folded);
    }
}
