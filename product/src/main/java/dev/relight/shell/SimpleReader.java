package dev.relight.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a program with its words, assignments and redirections; and `name() { ... }`, which begins
/// like one.
final class SimpleReader {
    /// Their arguments may be arrays: `declare -a hosts=(a b)`.
    private static final Set<String> DECLARING =
            Set.of("declare", "export", "local", "readonly", "typeset");

    private final Source source;
    private final WordReader words;
    private final GrammarReader grammar;
    private final HereDocuments hereDocuments;

    SimpleReader(Source source, WordReader words, GrammarReader grammar) {
        this.source = source;
        this.words = words;
        this.grammar = grammar;
        this.hereDocuments = new HereDocuments(source);
    }

    Node simple() throws Unreadable {
        int start = source.at;
        int end = start;
        var assignments = new ArrayList<Node.Assignment>(0);
        var found = new ArrayList<Word>(4);
        var redirects = new ArrayList<Redirect>(0);
        while (true) {
            source.skipBlanks();
            var redirect = redirect();
            if (redirect != null) redirects.add(redirect);
            else if (source.ended() || source.atComment() || words.atWordEnd()) {
                if (source.peek() != '(' || found.size() != 1 || !redirects.isEmpty()) break;
                return function(start, found.getFirst());
            } else if (found.isEmpty() && assignmentLength() > 0) assignments.add(assignment());
            else found.add(argument(found));
            end = source.at;
        }
        if (end == start) throw Unreadable.here(source, "unexpected " + grammar.seen());
        return new Node.Simple(start, end, assignments, found, redirects);
    }

    private Word argument(List<Word> before) throws Unreadable {
        if (!before.isEmpty() && DECLARING.contains(before.getFirst().text())) {
            int length = assignmentLength();
            if (length > 0 && source.peek(length) == '(') return declaredArray(length);
        }
        return words.word();
    }

    private Node function(int start, Word name) throws Unreadable {
        source.at++;
        source.skipBlanks();
        if (source.peek() != ')' || !name.constant())
            throw Unreadable.here(source, "unexpected ( behind " + name.text());
        source.at++;
        return functionBody(start, name.value());
    }

    Node functionBody(int start, String name) throws Unreadable {
        source.skipLines();
        source.deeper();
        var body = grammar.command();
        source.back();
        if (body instanceof Node.Simple || body instanceof Node.Function)
            throw Unreadable.here(source, "the body of a function is no block");
        return new Node.Function(start, body.end(), name, body);
    }

    /// How long `NAME=`, `NAME+=` or `NAME[i]=` is here, 0 if no assignment starts here.
    private int assignmentLength() {
        int i = 0;
        if (!Source.isNameStart(source.peek())) return 0;
        while (Source.isNamePart(source.peek(i))) i++;
        if (source.peek(i) == '[') {
            while (source.peek(i) != ']'
                    && !Source.isSeparator(source.peek(i))
                    && source.at + i < source.limit) i++;
            i++;
        }
        if (source.peek(i) == '+') i++;
        return source.peek(i) == '=' ? i + 1 : 0;
    }

    private Node.Assignment assignment() throws Unreadable {
        int start = source.at;
        int length = assignmentLength();
        int nameEnd = start;
        while (Source.isNamePart(source.text.charAt(nameEnd))) nameEnd++;
        var name = source.text.substring(start, nameEnd);
        source.at += length;
        var value =
                source.peek() == '('
                        ? array()
                        : source.ended() || words.atWordEnd()
                                ? List.<Word>of()
                                : List.of(words.word());
        return new Node.Assignment(name, start, source.text.substring(start, source.at), value);
    }

    private List<Word> array() throws Unreadable {
        int start = source.at++;
        var items = new ArrayList<Word>();
        while (true) {
            source.skipLines();
            if (source.ended()) throw Unreadable.unfinished("a ( is never closed", start);
            if (source.peek() == ')') break;
            if (words.atWordEnd()) throw Unreadable.here(source, "unexpected " + grammar.seen());
            items.add(words.word());
        }
        source.at++;
        return items;
    }

    private Word declaredArray(int length) throws Unreadable {
        int start = source.at;
        source.at += length;
        var pieces = new ArrayList<Piece>();
        int from = start;
        for (var item : array()) {
            pieces.add(between(from, item.start()));
            pieces.addAll(item.pieces());
            from = item.end();
        }
        pieces.add(between(from, source.at));
        return new Word(source.text.substring(start, source.at), start, pieces);
    }

    private Piece between(int from, int to) {
        var text = source.text.substring(from, to);
        return new Piece.Literal(text, text);
    }

    /// The redirection that starts here, or null.
    @Nullable Redirect redirect() throws Unreadable {
        int start = source.at;
        if (source.placeholder() != null) return null;
        int i = 0;
        while (Character.isDigit(source.peek(i))) i++;
        if (i == 0 && source.peek() == '{') i = variableDescriptor();
        var operator = operator(i);
        if (operator.isEmpty() || operator.startsWith("&") && i > 0) return null;
        var descriptor = source.text.substring(start, start + i);
        source.at += i + operator.length();
        source.skipBlanks();
        if (source.ended() || words.atWordEnd())
            throw Unreadable.here(source, "nothing behind " + operator);
        var target = words.word();
        var here = operator.equals("<<") || operator.equals("<<-");
        var body = here ? hereDocuments.body(target, operator.equals("<<-")) : List.<Piece>of();
        return new Redirect(start, descriptor, operator, target, body);
    }

    /// Length of `{name}` in front of a redirection, else 0.
    private int variableDescriptor() {
        int i = 1;
        while (Source.isNamePart(source.peek(i))) i++;
        char behind = source.peek(i + 1);
        return i > 1 && source.peek(i) == '}' && (behind == '<' || behind == '>') ? i + 1 : 0;
    }

    private String operator(int ahead) {
        char c = source.peek(ahead);
        char next = source.peek(ahead + 1);
        char third = source.peek(ahead + 2);
        return switch (c) {
            case '<' ->
                    switch (next) {
                        case '<' -> third == '-' ? "<<-" : third == '<' ? "<<<" : "<<";
                        case '&' -> "<&";
                        case '>' -> "<>";
                        case '(' -> "";
                        default -> "<";
                    };
            case '>' ->
                    switch (next) {
                        case '>' -> ">>";
                        case '&' -> ">&";
                        case '|' -> ">|";
                        case '(' -> "";
                        default -> ">";
                    };
            case '&' -> next == '>' ? third == '>' ? "&>>" : "&>" : "";
            default -> "";
        };
    }
}
