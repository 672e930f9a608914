package dev.relight.shell;

import java.util.ArrayList;
import java.util.List;

/// Reads what begins with `$`, a backquote, `<(` or `>(`.
final class ExpansionReader {
    private final Source source;
    private final WordReader words;
    private final GrammarReader grammar;

    ExpansionReader(Source source, WordReader words, GrammarReader grammar) {
        this.source = source;
        this.words = words;
        this.grammar = grammar;
    }

    Piece dollar(boolean quoted) throws Unreadable {
        char next = source.peek(1);
        if (next == '(')
            return source.peek(2) == '(' && arithmeticEnd(source.at + 3) > 0
                    ? arithmetic()
                    : substitution();
        if (next == '{') return braced(quoted);
        if (!quoted && next == '\'') return ansiQuoted();
        if (!quoted && next == '"') {
            source.at++;
            var inner = (Piece.DoubleQuoted) words.doubleQuoted();
            return new Piece.DoubleQuoted("$" + inner.text(), inner.pieces());
        }
        int start = source.at++;
        if (Source.isNameStart(next)) while (Source.isNamePart(source.peek())) source.at++;
        else if (next >= '0' && next <= '9' || isSpecial(next)) source.at++;
        else return new Piece.Literal("$", "$");
        var text = source.text.substring(start, source.at);
        return new Piece.Expansion(text, text.substring(1), "", List.of());
    }

    static boolean isSpecial(char c) {
        return switch (c) {
            case '@', '*', '#', '?', '-', '$', '!' -> true;
            default -> false;
        };
    }

    private Piece substitution() throws Unreadable {
        int start = source.at;
        source.at += 2;
        var body = grammar.until(')', start, "a $( is never closed");
        return new Piece.Substitution(source.text.substring(start, source.at), body);
    }

    Piece process() throws Unreadable {
        int start = source.at;
        boolean writes = source.peek() == '>';
        source.at += 2;
        var body = grammar.until(')', start, "a <( is never closed");
        return new Piece.ProcessSubstitution(source.text.substring(start, source.at), body, writes);
    }

    Piece backquotes() throws Unreadable {
        int start = source.at++;
        var inner = new StringBuilder();
        while (source.peek() != '`') {
            if (source.ended()) throw Unreadable.unfinished("a ` is never closed", start);
            char c = source.peek();
            char next = source.peek(1);
            if (c == '\\' && (next == '`' || next == '\\' || next == '$')) {
                inner.append(next);
                source.skip(2);
            } else {
                inner.append(c);
                source.at++;
            }
        }
        int close = source.at++;
        boolean escaped = inner.length() < close - start - 1;
        source.deeper();
        var body = escaped ? grammar.unescaped(inner.toString()) : grammar.within(start + 1, close);
        source.back();
        return new Piece.Substitution(source.text.substring(start, source.at), body);
    }

    private Piece arithmetic() throws Unreadable {
        int start = source.at;
        int end = arithmeticEnd(start + 3);
        source.at += 3;
        var pieces = expansionsUpTo(end - 2);
        source.at = end;
        return new Piece.Arithmetic(source.text.substring(start, end), pieces);
    }

    /// The offset behind the `))` that closes an arithmetic whose inside starts at `from`, or -1
    /// where the brackets do not close so.
    int arithmeticEnd(int from) {
        int open = 0;
        for (int i = from; i < source.limit; i++) {
            char c = source.text.charAt(i);
            if (c == '\\') i++;
            else if (c == '(') open++;
            else if (c == ')' && open-- == 0)
                return i + 1 < source.limit && source.text.charAt(i + 1) == ')' ? i + 2 : -1;
        }
        return -1;
    }

    /// Only what is expanded in a stretch of text that is no command: arithmetic, a pattern.
    List<Piece> expansionsUpTo(int end) throws Unreadable {
        var pieces = new ArrayList<Piece>(1);
        source.deeper();
        while (source.at < end) {
            char c = source.peek();
            if (c == '\\') source.skip(2);
            else if (c == '$') pieces.add(dollar(true));
            else if (c == '`') pieces.add(backquotes());
            else source.at++;
        }
        source.back();
        if (source.at > end) throw Unreadable.here(source, "brackets do not match");
        return pieces;
    }

    /// `${name}`, `${name:-word}`, `${#name}`, `${!name}`, `${name[sub]}`.
    private Piece braced(boolean quoted) throws Unreadable {
        int start = source.at;
        source.at += 2;
        if ((source.peek() == '#' || source.peek() == '!') && source.peek(1) != '}') source.at++;
        int nameStart = source.at;
        if (Source.isNameStart(source.peek())) while (Source.isNamePart(source.peek())) source.at++;
        else if (Character.isDigit(source.peek()))
            while (Character.isDigit(source.peek())) source.at++;
        else if (isSpecial(source.peek())) source.at++;
        else throw Unreadable.here(source, "${ without a name");
        var name = source.text.substring(nameStart, source.at);
        int behind = source.at;
        source.deeper();
        var pieces = argument(start, quoted);
        source.back();
        var operator = operatorIn(source.text.substring(behind, source.at));
        source.at++;
        return new Piece.Expansion(source.text.substring(start, source.at), name, operator, pieces);
    }

    /// Everything up to the closing brace: quotes and expansions are read, the rest is passed over.
    private List<Piece> argument(int start, boolean quoted) throws Unreadable {
        var pieces = new ArrayList<Piece>(1);
        while (source.peek() != '}') {
            if (source.ended()) throw Unreadable.unfinished("a ${ is never closed", start);
            switch (source.peek()) {
                case '\\' -> pieces.add(escaped());
                case '\'' -> pieces.add(quoted ? plain() : words.singleQuoted());
                case '"' -> pieces.add(words.doubleQuoted());
                case '$' -> pieces.add(dollar(quoted));
                case '`' -> pieces.add(backquotes());
                default -> pieces.add(plain());
            }
        }
        return pieces;
    }

    private Piece escaped() {
        int start = source.at;
        source.skip(2);
        return new Piece.Literal(
                source.text.substring(start, source.at),
                source.text.substring(start + 1, source.at));
    }

    private Piece plain() {
        int start = source.at++;
        while (!source.ended() && "\\'\"$`}".indexOf(source.peek()) < 0) source.at++;
        var text = source.text.substring(start, source.at);
        return new Piece.Literal(text, text);
    }

    private static String operatorIn(String behind) {
        int i = 0;
        if (behind.startsWith("[")) i = behind.indexOf(']') + 1;
        int end = i;
        while (end < behind.length() && ":-+=?#%/^,@".indexOf(behind.charAt(end)) >= 0) end++;
        return behind.substring(i, end);
    }

    private Piece ansiQuoted() throws Unreadable {
        int start = source.at;
        source.at += 2;
        while (source.peek() != '\'') {
            if (source.ended()) throw Unreadable.unfinished("a $' is never closed", start);
            source.skip(source.peek() == '\\' ? 2 : 1);
        }
        int close = source.at++;
        return new Piece.SingleQuoted(
                source.text.substring(start, source.at),
                AnsiQuotes.decoded(source.text.substring(start + 2, close)));
    }
}
