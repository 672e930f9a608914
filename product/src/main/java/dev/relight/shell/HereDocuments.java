package dev.relight.shell;

import java.util.List;

/// Finds the body of a here-document, which begins behind the line its `<<` stands on.
final class HereDocuments {
    private final Source source;

    HereDocuments(Source source) {
        this.source = source;
    }

    /// The body for a delimiter; [Source#newline()] will pass over it.
    List<Piece> body(Word delimiter, boolean tabsStripped) throws Unreadable {
        if (source.hereLineEnd < source.at) {
            source.hereLineEnd = lineEnd();
            source.hereResume = source.hereLineEnd + 1;
        }
        int from = source.hereResume;
        var wanted = delimiter.value();
        int line = from;
        while (line < source.limit) {
            int end = source.text.indexOf('\n', line);
            if (end < 0 || end > source.limit) end = source.limit;
            if (isDelimiter(line, end, wanted, tabsStripped)) {
                source.hereResume = Math.min(end + 1, source.limit);
                return pieces(from, line, delimiter);
            }
            line = end + 1;
        }
        throw Unreadable.unfinished("here-document " + wanted + " has no end", delimiter.start());
    }

    private boolean isDelimiter(int line, int end, String wanted, boolean tabsStripped) {
        int from = line;
        if (tabsStripped) while (from < end && source.text.charAt(from) == '\t') from++;
        int to = end > from && source.text.charAt(end - 1) == '\r' ? end - 1 : end;
        return to - from == wanted.length() && source.text.startsWith(wanted, from);
    }

    private List<Piece> pieces(int from, int to, Word delimiter) throws Unreadable {
        if (from >= to) return List.of();
        if (!delimiter.text().equals(delimiter.value())) {
            var text = source.text.substring(from, to);
            return List.of(new Piece.SingleQuoted(text, text));
        }
        var part = source.part(from, to);
        part.deeper();
        return new GrammarReader(part).words().quotedPieces(Source.END, from);
    }

    /// The end of this line, quotes that go on past it taken into account.
    private int lineEnd() throws Unreadable {
        char quote = Source.END;
        for (int i = source.at; i < source.limit; i++) {
            char c = source.text.charAt(i);
            if (c == '\\' && quote != '\'') i++;
            else if (quote != Source.END) quote = c == quote ? Source.END : quote;
            else if (c == '\'' || c == '"') quote = c;
            else if (c == '#' && Source.isSeparator(source.text.charAt(i - 1))) {
                int end = source.text.indexOf('\n', i);
                if (end < 0) break;
                return end;
            } else if (c == '\n') return i;
        }
        throw Unreadable.unfinished("here-document without a body", source.at);
    }
}
