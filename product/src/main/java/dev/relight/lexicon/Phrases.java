package dev.relight.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table of phrases, found in a sentence word by word.
///
/// A final `*` of a word stands for any ending (`verif*`), a word `*` alone for up to four words.
final class Phrases<T> {
    /// Words that a lone `*` may stand for.
    private static final int GAP_WORDS_MAX = 4;

    private final Map<String, List<Phrase<T>>> byWord = new HashMap<>();
    private final List<Phrase<T>> byStem = new ArrayList<>();
    private final Map<Character, List<Phrase<T>>> stems = new HashMap<>();

    private record Phrase<T>(List<String> words, T value) {}

    /// A phrase found: `length` words from word `start` on.
    record Match<T>(T value, int start, int length) {
        int end() {
            return start + length;
        }
    }

    void add(String phrase, T value) {
        var words = words(phrase);
        var first = words.getFirst();
        var entry = new Phrase<>(words, value);
        if (first.endsWith("*")) {
            byStem.add(entry);
            stems.computeIfAbsent(first.charAt(0), _ -> new ArrayList<>()).add(entry);
        } else byWord.computeIfAbsent(first, _ -> new ArrayList<>()).add(entry);
    }

    /// Between blanks and `-`; by hand, since tables have two thousand phrases and each is parted
    /// at the start.
    private static List<String> words(String phrase) {
        var words = new ArrayList<String>(4);
        int from = 0;
        for (int at = 0; at <= phrase.length(); at++) {
            if (at < phrase.length() && phrase.charAt(at) != ' ' && phrase.charAt(at) != '-')
                continue;
            if (at > from) words.add(phrase.substring(from, at));
            from = at + 1;
        }
        return words;
    }

    /// Every phrase that stands in the sentence, by place.
    List<Match<T>> in(Fold fold) {
        var found = new ArrayList<Match<T>>();
        for (int at = 0; at < fold.size(); at++) at(fold, at, found);
        return found;
    }

    /// Every phrase the sentence begins with at word `start`.
    List<Match<T>> at(Fold fold, int start) {
        var found = new ArrayList<Match<T>>();
        at(fold, start, found);
        return found;
    }

    private void at(Fold fold, int start, List<Match<T>> found) {
        var word = fold.word(start);
        if (word.isEmpty()) return;
        for (var phrase : byWord.getOrDefault(word, List.of())) match(fold, start, phrase, found);
        for (var phrase : stems.getOrDefault(word.charAt(0), List.of()))
            match(fold, start, phrase, found);
    }

    private static <T> void match(Fold fold, int start, Phrase<T> phrase, List<Match<T>> found) {
        int length = length(fold, start, phrase.words, 0);
        if (length > 0) found.add(new Match<>(phrase.value, start, length));
    }

    /// Words of the sentence that the phrase covers from `at` on; -1 when it does not stand there.
    private static int length(Fold fold, int at, List<String> words, int from) {
        int length = 0;
        for (int i = from; i < words.size(); i++) {
            if (words.get(i).equals("*")) {
                for (int gap = 1; gap <= GAP_WORDS_MAX; gap++) {
                    int rest = length(fold, at + length + gap, words, i + 1);
                    if (rest >= 0 && at + length + gap <= fold.size()) return length + gap + rest;
                }
                return -1;
            }
            if (!fits(fold.word(at + length), words.get(i))) return -1;
            length++;
        }
        return length;
    }

    private static boolean fits(String word, String phrase) {
        return phrase.endsWith("*")
                ? word.startsWith(phrase.substring(0, phrase.length() - 1)) && !word.isEmpty()
                : word.equals(phrase);
    }
}
