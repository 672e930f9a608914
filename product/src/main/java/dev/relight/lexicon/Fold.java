package dev.relight.lexicon;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// A sentence as bare words: lower case, accents off, punctuation gone.
///
/// @param words letters and digits; an apostrophe stays within a word, `-`, `/` and `_` part words
/// @param starts offset of each word in the text that was folded
/// @param ends offset behind each word
public record Fold(List<String> words, List<Integer> starts, List<Integer> ends) {
    public Fold {
        words = List.copyOf(words);
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
    }

    public static Fold of(String text) {
        var words = new ArrayList<String>();
        var starts = new ArrayList<Integer>();
        var ends = new ArrayList<Integer>();
        int at = 0;
        while (at < text.length()) {
            if (!isPart(text, at)) {
                at++;
                continue;
            }
            int from = at;
            while (at < text.length() && (isPart(text, at) || isApostrophe(text, at))) at++;
            words.add(folded(text, from, at));
            starts.add(from);
            ends.add(at);
        }
        return new Fold(words, starts, ends);
    }

    public int size() {
        return words.size();
    }

    /// The word at a place, empty past either end.
    public String word(int at) {
        return at >= 0 && at < words.size() ? words.get(at) : "";
    }

    /// The words joined by `-`: a name for a file or a key.
    public String slug() {
        return String.join("-", words).replace("'", "");
    }

    private static boolean isPart(String text, int at) {
        return Character.isLetterOrDigit(text.charAt(at));
    }

    private static boolean isApostrophe(String text, int at) {
        char c = text.charAt(at);
        return (c == '\'' || c == '’') && at + 1 < text.length() && isPart(text, at + 1);
    }

    private static String folded(String text, int from, int to) {
        int plain = from;
        while (plain < to && isSmall(text.charAt(plain))) plain++;
        return plain == to ? text.substring(from, to) : bare(text, from, to);
    }

    /// Nothing is to be done with it; by far the most letters are such.
    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '\'';
    }

    private static String bare(String text, int from, int to) {
        var out = new StringBuilder(to - from);
        boolean plain = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            plain &= c < 0x80;
            out.append(c == '’' ? '\'' : Character.toLowerCase(c));
        }
        if (plain || out.indexOf("'") >= 0 && out.chars().allMatch(c -> c < 0x80))
            return out.toString();
        var apart = Normalizer.normalize(out, Normalizer.Form.NFD);
        var bare = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++)
            if (Character.getType(apart.charAt(i)) != Character.NON_SPACING_MARK)
                bare.append(apart.charAt(i));
        return bare.toString();
    }
}
