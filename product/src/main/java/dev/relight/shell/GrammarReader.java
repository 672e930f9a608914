package dev.relight.shell;

import dev.relight.shell.Node.Joint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads lists and pipelines; compound commands are read by [CompoundReader], simple ones by
/// [SimpleReader].
final class GrammarReader {
    /// A command never begins with these: they end what is being read.
    private static final Set<String> CLOSERS =
            Set.of("then", "do", "done", "fi", "elif", "else", "esac", "}");

    private final Source source;
    private final WordReader words;
    private final SimpleReader simples;
    private final CompoundReader compounds;

    GrammarReader(Source source) {
        this.source = source;
        this.words = new WordReader(source, this);
        this.simples = new SimpleReader(source, words, this);
        this.compounds = new CompoundReader(source, words, this, simples);
    }

    /// Everything up to the end of the text.
    Node all() throws Unreadable {
        var all = list();
        if (!source.ended()) throw Unreadable.here(source, "unexpected " + seen());
        return all;
    }

    /// The statement that starts here, up to its line end or comment (not consumed).
    Node line() throws Unreadable {
        var list = new Items(source.at);
        while (true) {
            if (closer() != null) throw Unreadable.here(source, "unexpected " + seen());
            list.add(terminated());
            source.skipBlanks();
            if (source.ended() || source.peek() == '\n' || source.atComment()) return list.node();
        }
    }

    /// A list that ends before a closing word or bracket, which the caller expects.
    Node list() throws Unreadable {
        source.deeper();
        source.skipLines();
        var list = new Items(source.at);
        while (!source.ended() && closer() == null) {
            list.add(terminated());
            source.skipLines();
        }
        source.back();
        return list.node();
    }

    /// The same, and the closing character is consumed.
    Node until(char close, int start, String unclosed) throws Unreadable {
        var body = list();
        if (source.ended()) throw Unreadable.unfinished(unclosed, start);
        if (source.peek() != close) throw Unreadable.here(source, "unexpected " + seen());
        source.at++;
        return body;
    }

    Node within(int from, int to) throws Unreadable {
        return new GrammarReader(source.part(from, to)).all();
    }

    /// What stands in backquotes once its backslashes are gone; placeholders are looked for anew.
    Node unescaped(String text) throws Unreadable {
        var inner = new Source(text, Placeholders.in(text));
        inner.depth = source.depth;
        return new GrammarReader(inner).all();
    }

    WordReader words() {
        return words;
    }

    /// One and-or list with its `;` or `&`.
    private Node terminated() throws Unreadable {
        var node = andOr();
        source.skipBlanks();
        char c = source.peek();
        if (c == '&') {
            source.at++;
            return new Node.Background(node.start(), source.at, node);
        }
        if (c == ';' && !atArmEnd()) source.at++;
        else if (!source.ended() && c != '\n' && !source.atComment() && closer() == null)
            throw Unreadable.here(source, "unexpected " + seen());
        return node;
    }

    private Node andOr() throws Unreadable {
        var list = new Items(source.at);
        list.add(pipeline());
        while (true) {
            source.skipBlanks();
            boolean and = source.looksAt("&&");
            if (!and && !source.looksAt("||")) return list.node();
            source.at += 2;
            source.skipLines();
            list.add(and ? Joint.AND : Joint.OR, pipeline());
        }
    }

    private Node pipeline() throws Unreadable {
        int start = source.at;
        boolean negated = false;
        boolean timed = false;
        while (true) {
            var word = reserved();
            if (word.equals("!")) negated = !negated;
            else if (word.equals("time")) timed = true;
            else if (!(timed && word.equals("-p"))) break;
            source.at += word.length();
            source.skipBlanks();
        }
        var parts = new ArrayList<Node>(2);
        parts.add(command());
        while (true) {
            source.skipBlanks();
            if (source.peek() != '|' || source.peek(1) == '|') break;
            source.at += source.peek(1) == '&' ? 2 : 1;
            source.skipLines();
            parts.add(command());
        }
        var first = parts.getFirst();
        if (parts.size() == 1 && !negated && !timed) return first;
        return new Node.Pipeline(start, parts.getLast().end(), negated, timed, parts);
    }

    Node command() throws Unreadable {
        var word = reserved();
        if (source.peek() == '(' || CompoundReader.OPENERS.contains(word)) {
            source.deeper();
            var compound = compounds.compound(word);
            source.back();
            return compound;
        }
        if (CLOSERS.contains(word)) throw Unreadable.here(source, "unexpected " + word);
        return simples.simple();
    }

    /// The run of plain characters that starts here, if it can be a reserved word; else empty.
    String reserved() {
        if (source.placeholder() != null) return "";
        int end = source.at;
        while (end < source.limit && end - source.at < 9 && isReservedPart(source.text.charAt(end)))
            end++;
        boolean whole = end == source.limit || Source.isSeparator(source.text.charAt(end));
        return whole ? source.text.substring(source.at, end) : "";
    }

    private static boolean isReservedPart(char c) {
        return c >= 'a' && c <= 'z' || c == '!' || c == '[' || c == '{' || c == '}' || c == '-';
    }

    /// The closing word or bracket that stands here, or null.
    @Nullable String closer() {
        char c = source.peek();
        if (c == ')') return ")";
        if (c == ';' && atArmEnd()) return ";;";
        if (c != '}' && (c < 'd' || c > 't')) return null;
        var word = reserved();
        return CLOSERS.contains(word) ? word : null;
    }

    private boolean atArmEnd() {
        return source.looksAt(";;") || source.looksAt(";&");
    }

    String seen() {
        if (source.ended()) return "end";
        int end = Math.min(source.limit, source.at + 1);
        while (end < source.limit
                && end - source.at < 20
                && !Source.isSeparator(source.text.charAt(end))) end++;
        return source.text.substring(source.at, end);
    }

    /// Parts of a list as they come.
    private static final class Items {
        private final int start;
        private final List<Node> parts = new ArrayList<>(2);
        private final List<Joint> joints = new ArrayList<>(1);

        Items(int start) {
            this.start = start;
        }

        void add(Node node) {
            add(Joint.THEN, node);
        }

        void add(Joint joint, Node node) {
            if (!parts.isEmpty()) joints.add(joint);
            parts.add(node);
        }

        Node node() {
            if (parts.size() == 1) return parts.getFirst();
            int end = parts.isEmpty() ? start : parts.getLast().end();
            return new Node.Sequence(start, end, parts, joints);
        }
    }
}
