package dev.relight.runbook;

import dev.relight.runbook.page.Words;

/// Cuts a paragraph into sentences.
final class Sentences {
    private Sentences() {}

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
