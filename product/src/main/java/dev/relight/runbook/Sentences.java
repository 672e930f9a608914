package dev.relight.runbook;

import dev.relight.runbook.page.Words;
import java.util.ArrayList;
import java.util.List;

/// Cuts a paragraph into sentences.
final class Sentences {
    private Sentences() {}

    /// All sentences of a text, without blanks around them.
    static List<String> of(String text) {
        var sentences = new ArrayList<String>();
        int from = 0;
        for (int at = text.indexOf(". "); at >= 0; at = text.indexOf(". ", from)) {
            sentences.add(text.substring(from, at + 1).strip());
            from = at + 2;
        }
        sentences.add(text.substring(from).strip());
        return sentences;
    }

    /// The last sentence of a text.
    static String last(String text) {
        int cut = text.lastIndexOf(". ");
        return cut < 0 ? text : text.substring(cut + 2);
    }

    /// The sentence of the paragraph that shows this code; all of it when none does.
    static String around(Words words, String code) {
        var text = words.plain();
        int at = text.indexOf(code);
        if (at < 0) return text;
        int from = text.lastIndexOf(". ", at);
        int to = text.indexOf(". ", at + code.length());
        return text.substring(from < 0 ? 0 : from + 2, to < 0 ? text.length() : to + 1);
    }
}
