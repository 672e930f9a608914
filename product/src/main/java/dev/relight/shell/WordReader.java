package dev.relight.shell;

import java.util.ArrayList;
import java.util.List;

/// Reads one word: literals, quotes, globs, braces; expansions are read by [ExpansionReader].
final class WordReader {
    /// How far a `{` or `[` looks for its end; longer lists are not written by people, and without
    /// a bound a row of brackets would be searched once for each.
    private static final int BRACKET_CHARACTERS_MAX = 500;

    private final Source source;
    private final ExpansionReader expansions;

    WordReader(Source source, GrammarReader grammar) {
        this.source = source;
        this.expansions = new ExpansionReader(source, this, grammar);
    }

    ExpansionReader expansions() {
        return expansions;
    }

    /// The word that starts here; the caller has seen that one does.
    Word word() throws Unreadable {
        int start = source.at;
        var pieces = new ArrayList<Piece>(2);
        while (!source.ended() && !atWordEnd()) pieces.add(piece(false));
        return new Word(source.text.substring(start, source.at), start, pieces);
    }

    /// A pattern behind `=~` or `==` in a `[[ ]]`: brackets and bars belong to it.
    Word pattern() throws Unreadable {
        int start = source.at;
        int open = 0;
        var pieces = new ArrayList<Piece>(2);
        while (!source.ended()) {
            char c = source.peek();
            if (c == '(') open++;
            if (c == ')' && open-- == 0) break;
            if (c == '\n' || (c == ' ' || c == '\t') && open <= 0) break;
            if (Source.isSeparator(c) && source.placeholder() == null) pieces.add(oneCharacter());
            else pieces.add(piece(false));
        }
        return new Word(source.text.substring(start, source.at), start, pieces);
    }

    boolean atWordEnd() {
        char c = source.peek();
        if (!Source.isSeparator(c)) return false;
        if (source.placeholder() != null) return false;
        return !((c == '<' || c == '>') && source.peek(1) == '(');
    }

    /// The next piece of a word outside double quotes.
    ///
    /// @param inBraces a comma or `}` ends a run of literal characters
    private Piece piece(boolean inBraces) throws Unreadable {
        var placeholder = source.placeholder();
        if (placeholder != null) {
            source.at = placeholder.end();
            return new Piece.FillIn(placeholder.text(), placeholder);
        }
        return switch (source.peek()) {
            case '\'' -> singleQuoted();
            case '"' -> doubleQuoted();
            case '$' -> expansions.dollar(false);
            case '`' -> expansions.backquotes();
            case '<', '>' -> expansions.process();
            case '*', '?' -> glob(source.at + 1);
            case '[' -> bracket();
            case '{' -> brace();
            default -> literal(inBraces);
        };
    }

    private Piece oneCharacter() {
        var one = source.text.substring(source.at, ++source.at);
        return new Piece.Literal(one, one);
    }

    private Piece literal(boolean inBraces) {
        int start = source.at;
        var value = (StringBuilder) null;
        while (!source.ended()) {
            char c = source.peek();
            if (endsLiteral(c) || inBraces && (c == ',' || c == '}')) {
                if (source.at > start) break;
            } else if (source.at > start && source.placeholder() != null) break;
            if (c == '\\') {
                if (value == null)
                    value = new StringBuilder(source.text.substring(start, source.at));
                escape(value);
                continue;
            }
            if (value != null) value.append(c);
            source.at++;
        }
        var text = source.text.substring(start, source.at);
        return new Piece.Literal(text, value == null ? text : value.toString());
    }

    private void escape(StringBuilder value) {
        if (source.peek(1) == '\n') {
            source.skip(2);
            return;
        }
        source.at++;
        value.append(source.ended() ? '\\' : source.peek());
        if (!source.ended()) source.at++;
    }

    private static boolean endsLiteral(char c) {
        return switch (c) {
            case '\'', '"', '$', '`', '*', '?', '[', '{' -> true;
            default -> Source.isSeparator(c);
        };
    }

    Piece singleQuoted() throws Unreadable {
        int start = source.at;
        int close = source.text.indexOf('\'', start + 1);
        if (close < 0 || close >= source.limit)
            throw Unreadable.unfinished("a ' is never closed", start);
        source.at = close + 1;
        return new Piece.SingleQuoted(
                source.text.substring(start, source.at), source.text.substring(start + 1, close));
    }

    Piece doubleQuoted() throws Unreadable {
        int start = source.at++;
        var pieces = quotedPieces('"', start);
        source.at++;
        return new Piece.DoubleQuoted(source.text.substring(start, source.at), pieces);
    }

    /// The pieces up to a closing character (not consumed; [Source#END]: up to the limit), as
    /// inside double quotes.
    List<Piece> quotedPieces(char close, int start) throws Unreadable {
        var pieces = new ArrayList<Piece>(2);
        while (true) {
            if (source.ended()) {
                if (close == Source.END) return pieces;
                throw Unreadable.unfinished("a " + close + " is never closed", start);
            }
            char c = source.peek();
            if (c == close) return pieces;
            var placeholder = source.placeholder();
            if (placeholder != null) {
                source.at = placeholder.end();
                pieces.add(new Piece.FillIn(placeholder.text(), placeholder));
            } else if (c == '$') pieces.add(expansions.dollar(true));
            else if (c == '`') pieces.add(expansions.backquotes());
            else pieces.add(quotedLiteral(close));
        }
    }

    private Piece quotedLiteral(char close) {
        int start = source.at;
        var value = new StringBuilder();
        while (!source.ended()) {
            char c = source.peek();
            if (c == close || c == '$' || c == '`') break;
            if (source.at > start && source.placeholder() != null) break;
            if (c == '\\' && source.at + 1 < source.limit) {
                char next = source.peek(1);
                source.skip(2);
                if (next == '\n') continue;
                if (next != '$' && next != '`' && next != '\\' && next != close) value.append('\\');
                value.append(next);
                continue;
            }
            value.append(c);
            source.at++;
        }
        return new Piece.Literal(source.text.substring(start, source.at), value.toString());
    }

    private Piece glob(int end) {
        int start = source.at;
        source.at = end;
        return new Piece.Glob(source.text.substring(start, end));
    }

    /// `[a-z]` is a glob where it is closed within the word; a lone `[` is itself.
    private Piece bracket() {
        int end = Math.min(source.limit, source.at + BRACKET_CHARACTERS_MAX);
        for (int i = source.at + 1; i < end; i++) {
            char c = source.text.charAt(i);
            if (c == ']' && i > source.at + 1) return glob(i + 1);
            if (Source.isSeparator(c) || c == '$' || c == '"' || c == '\'' || c == '`') break;
        }
        return oneCharacter();
    }

    /// `{a,b}` and `{1..9}` are braces; any other `{` is itself.
    private Piece brace() throws Unreadable {
        int start = source.at;
        if (!isBraceExpansion()) return oneCharacter();
        source.at++;
        source.deeper();
        var pieces = new ArrayList<Piece>();
        while (source.peek() != '}') {
            if (source.ended() || atWordEnd()) break;
            if (source.peek() == ',') pieces.add(oneCharacter());
            else pieces.add(piece(true));
        }
        source.back();
        if (source.peek() != '}') throw Unreadable.here(source, "a { is never closed");
        source.at++;
        return new Piece.Brace(source.text.substring(start, source.at), pieces);
    }

    private boolean isBraceExpansion() {
        int open = 0;
        boolean several = false;
        int end = Math.min(source.limit, source.at + BRACKET_CHARACTERS_MAX);
        for (int i = source.at; i < end; i++) {
            char c = source.text.charAt(i);
            switch (c) {
                case '{' -> open++;
                case '}' -> {
                    if (--open == 0) return several;
                }
                case ',' -> several |= open == 1;
                case '.' -> several |= open == 1 && source.text.startsWith("..", i);
                case '\\' -> i++;
                case '\'', '"' -> {
                    i = source.text.indexOf(c, i + 1);
                    if (i < 0 || i >= end) return false;
                }
                default -> {
                    if (Source.isSeparator(c)) return false;
                }
            }
        }
        return false;
    }
}
