package dev.relight.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `[[ ... ]]` and `(( ... ))`.
final class TestReader {
    private static final Set<String> BEFORE_PATTERN = Set.of("=~", "==", "=", "!=");

    private final Source source;
    private final WordReader words;

    TestReader(Source source, WordReader words) {
        this.source = source;
        this.words = words;
    }

    /// Behind its `[[`.
    Node doubleBracket(int start) throws Unreadable {
        var found = new ArrayList<Word>();
        while (true) {
            source.skipLines();
            if (source.ended()) throw Unreadable.unfinished("a [[ is never closed", start);
            var word = next(found);
            if (word.text().equals("]]")) return new Node.Test(start, source.at, found);
            found.add(word);
        }
    }

    private Word next(List<Word> before) throws Unreadable {
        if (!before.isEmpty() && BEFORE_PATTERN.contains(before.getLast().text()))
            return words.pattern();
        if (!words.atWordEnd()) return words.word();
        int start = source.at;
        int length = source.looksAt("&&") || source.looksAt("||") ? 2 : 1;
        char c = source.peek();
        if (length == 1 && c != '(' && c != ')' && c != '<' && c != '>')
            throw Unreadable.here(source, "unexpected " + c + " in [[ ]]");
        source.at += length;
        var text = source.text.substring(start, source.at);
        return new Word(text, start, List.of(new Piece.Literal(text, text)));
    }

    /// The arithmetic command that starts here, or null where the brackets are two subshells.
    Node.@Nullable Test arithmetic(int start) throws Unreadable {
        var expansions = words.expansions();
        int end = expansions.arithmeticEnd(start + 2);
        if (end < 0) return null;
        source.at = start + 2;
        var inner = expansions.expansionsUpTo(end - 2);
        source.at = end;
        var text = source.text.substring(start, end);
        var word = new Word(text, start, List.of(new Piece.Arithmetic(text, inner)));
        return new Node.Test(start, end, List.of(word));
    }
}
