package dev.relight.shell;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds, for each placeholder of a text, how a value can be put there.
///
/// What it does not come by (arithmetic, `${...}`, quoted here-documents, comments) has no opening.
final class Openings {
    /// A command of more words than this is no person's; nothing is put into it.
    private static final int WORDS_MAX = 500;

    /// Shells within shells: `ssh a "ssh b 'sh -c ...'"` is three.
    private static final int SHELLS_MAX = 4;

    private final String text;
    private final List<Placeholder> placeholders;
    private final int shells;
    private final Map<Integer, Opening> found = new HashMap<>();

    /// Commands whose output is piped into a program that reads code.
    private final Set<Node> feeding = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<Node> escaped = Collections.newSetFromMap(new IdentityHashMap<>());

    private Openings(String text, int shells) {
        this.text = text;
        this.placeholders = Placeholders.in(text);
        this.shells = shells;
    }

    /// By the offset of the placeholder.
    static Map<Integer, Opening> in(String text, Node tree) {
        return in(text, tree, 1);
    }

    private static Map<Integer, Opening> in(String text, Node tree, int shells) {
        var openings = new Openings(text, shells);
        openings.walk(tree);
        return openings.found;
    }

    private void walk(Node node) {
        switch (node) {
            case Node.Simple simple -> simple(simple);
            case Node.Redirected redirected -> redirects(redirected.redirects(), false);
            case Node.Loop loop -> words(loop.over());
            case Node.Test test -> words(test.words());
            case Node.Choice choice -> {
                words(List.of(choice.subject()));
                for (var arm : choice.arms()) words(arm.patterns());
            }
            case Node.Pipeline pipeline -> feeding(pipeline.parts());
            case Node.Sequence _,
                    Node.Background _,
                    Node.Conditional _,
                    Node.Function _,
                    Node.Subshell _,
                    Node.Group _,
                    Node.Broken _ -> {}
        }
        for (var below : node.below()) if (!isEscaped(below)) walk(below);
    }

    private void feeding(List<Node> parts) {
        boolean code = false;
        for (var part : parts.reversed()) {
            if (code) feeding.add(part);
            code |=
                    part instanceof Node.Simple simple
                            && Carried.interprets(simple.words(), simple.words().size());
        }
    }

    /// Offsets of what stands in backquotes with backslashes count in another text.
    private boolean isEscaped(Node node) {
        return escaped.contains(node);
    }

    private void simple(Node.Simple simple) {
        for (var assignment : simple.assignments()) words(assignment.value());
        var words = simple.words();
        if (words.size() > WORDS_MAX) return;
        redirects(simple.redirects(), Carried.interprets(words, words.size()));
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (Carried.isProgram(words, i)) program(word);
            else
                switch (Carried.of(words, i)) {
                    case NOTHING -> {
                        if (feeding.contains(simple)) carriedCode(word);
                        else pieces(word.pieces(), word.start());
                    }
                    case SHELL -> {
                        if (isUnquoted(word)) program(word);
                        else carriedShell(word);
                    }
                    case SHELL_WORD -> {
                        if (isUnquoted(word)) pieces(word.pieces(), word.start());
                        else carriedShell(word);
                    }
                    case CODE -> carriedCode(word);
                }
        }
    }

    private static boolean isUnquoted(Word word) {
        for (var piece : word.pieces())
            if (!(piece instanceof Piece.Literal) && !(piece instanceof Piece.FillIn)) return false;
        return true;
    }

    private void program(Word word) {
        pieces(word.pieces(), word.start());
        replace(word, Opening.Where.PROGRAM);
    }

    private void replace(Word word, Opening.Where where) {
        for (var placeholder : within(word.start(), word.end()))
            found.computeIfPresent(placeholder.start(), (_, opening) -> opening.as(where));
    }

    private List<Placeholder> within(int start, int end) {
        return placeholders.subList(first(start), first(end));
    }

    /// Index of the first placeholder that starts there or later.
    private int first(int offset) {
        int low = 0;
        int high = placeholders.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (placeholders.get(middle).start() < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void words(List<Word> words) {
        for (var word : words) pieces(word.pieces(), word.start());
    }

    /// @param code whether the program reads its input as code
    private void redirects(List<Redirect> redirects, boolean code) {
        for (var redirect : redirects) {
            if (!redirect.isHereDocument())
                pieces(redirect.target().pieces(), redirect.target().start());
            for (var piece : redirect.body())
                if (piece instanceof Piece.FillIn fillIn) body(fillIn.placeholder(), code);
            markEscaped(redirect.body());
        }
    }

    private void body(Placeholder placeholder, boolean code) {
        int line = text.lastIndexOf('\n', placeholder.start()) + 1;
        boolean inQuotes = false;
        for (int i = line; i < placeholder.start(); i++) inQuotes ^= text.charAt(i) == '\'';
        found.put(
                placeholder.start(),
                code && !inQuotes ? Opening.QUOTED.as(Opening.Where.CODE) : Opening.QUOTED);
    }

    private void markEscaped(List<Piece> pieces) {
        for (var piece : pieces)
            if (piece instanceof Piece.Substitution substitution
                    && substitution.text().startsWith("`")
                    && substitution.text().indexOf('\\') >= 0) escaped.add(substitution.body());
            else markEscaped(piece.pieces());
    }

    /// @param start offset of the first piece
    private void pieces(List<Piece> pieces, int start) {
        markEscaped(pieces);
        int at = start;
        for (var piece : pieces) {
            switch (piece) {
                case Piece.FillIn _ -> found.put(at, Opening.BARE);
                case Piece.DoubleQuoted quoted -> doubleQuoted(quoted.pieces());
                case Piece.SingleQuoted quoted -> singleQuoted(quoted, at);
                case Piece.Brace brace -> pieces(brace.pieces(), at + 1);
                case Piece.Literal _,
                        Piece.Expansion _,
                        Piece.Arithmetic _,
                        Piece.Substitution _,
                        Piece.ProcessSubstitution _,
                        Piece.Glob _ -> {}
            }
            at += piece.text().length();
        }
    }

    private void doubleQuoted(List<Piece> pieces) {
        for (var piece : pieces)
            if (piece instanceof Piece.FillIn fillIn)
                found.put(fillIn.placeholder().start(), Opening.QUOTED);
    }

    /// The quotes are closed before the variable and opened again behind it.
    private void singleQuoted(Piece.SingleQuoted quoted, int start) {
        boolean ansi = quoted.text().startsWith("$");
        var opening = new Opening(Opening.Where.OPEN, "'\"", ansi ? "\"$'" : "\"'");
        for (var placeholder : within(start, start + quoted.text().length()))
            found.put(placeholder.start(), opening);
    }

    /// Text another shell will read: the value gets the quotes it needs there, in the quotes it
    /// needs here.
    private void carriedShell(Word word) {
        int before = found.size();
        pieces(word.pieces(), word.start());
        if (found.size() == before) return;
        boolean plain =
                word.pieces().size() == 1
                        && "'\"".indexOf(word.text().charAt(0)) >= 0
                        && word.text().indexOf('\\') < 0
                        && shells < SHELLS_MAX;
        if (!plain) {
            replace(word, Opening.Where.NOWHERE);
            return;
        }
        var inner = word.text().substring(1, word.text().length() - 1);
        var tree = Shell.readCommand(inner);
        var there = tree.isBroken() ? Map.<Integer, Opening>of() : in(inner, tree, shells + 1);
        boolean single = word.text().startsWith("'");
        for (var placeholder : Placeholders.in(inner)) {
            int at = word.start() + 1 + placeholder.start();
            var here = found.getOrDefault(at, Opening.NOWHERE);
            var opening = there.getOrDefault(placeholder.start(), Opening.NOWHERE);
            found.put(at, nested(here, opening, single));
        }
    }

    private static Opening nested(Opening here, Opening there, boolean single) {
        if (there.where() != Opening.Where.OPEN) return there;
        // where the text stands in single quotes there, the value needs no quotes of its own
        boolean literal = there.before().indexOf('\'') >= 0;
        var quote = literal ? "" : there.before();
        var escaped = single ? quote.replace("'", "'\\''") : quote.replace("\"", "\\\"");
        return new Opening(Opening.Where.OPEN, escaped + here.before(), here.after() + escaped);
    }

    /// Code of another language: within its quotes a value is text, elsewhere only a number is.
    private void carriedCode(Word word) {
        pieces(word.pieces(), word.start());
        for (var placeholder : within(word.start(), word.end()))
            if (!isQuotedInCode(word, placeholder))
                found.computeIfPresent(
                        placeholder.start(), (_, opening) -> opening.as(Opening.Where.CODE));
    }

    private boolean isQuotedInCode(Word word, Placeholder placeholder) {
        char outer = text.charAt(word.start());
        char other = outer == '"' ? '\'' : '"';
        int open = -1;
        for (int i = word.start() + 1; i < placeholder.start(); i++)
            if (text.charAt(i) == other) open = open < 0 ? i : -1;
        return open >= 0
                && text.indexOf(other, placeholder.end()) >= 0
                && text.indexOf(other, placeholder.end()) < word.end();
    }
}
