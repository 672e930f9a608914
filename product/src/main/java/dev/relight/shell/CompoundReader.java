package dev.relight.shell;

import dev.relight.shell.Node.Loop.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads loops, conditions, groups, functions and tests.
final class CompoundReader {
    static final Set<String> OPENERS =
            Set.of(
                    "{",
                    "[[",
                    "if",
                    "for",
                    "while",
                    "until",
                    "case",
                    "select",
                    "function",
                    "coproc");

    private final Source source;
    private final WordReader words;
    private final GrammarReader grammar;
    private final SimpleReader simples;
    private final TestReader tests;

    CompoundReader(Source source, WordReader words, GrammarReader grammar, SimpleReader simples) {
        this.source = source;
        this.words = words;
        this.grammar = grammar;
        this.simples = simples;
        this.tests = new TestReader(source, words);
    }

    /// The compound command that starts here, with the redirections behind it.
    Node compound(String word) throws Unreadable {
        int start = source.at;
        var node = bare(word, start);
        var redirects = new ArrayList<Redirect>(0);
        int end = node.end();
        while (true) {
            source.skipBlanks();
            var redirect = simples.redirect();
            if (redirect == null) break;
            redirects.add(redirect);
            end = redirect.end();
        }
        return redirects.isEmpty() ? node : new Node.Redirected(start, end, node, redirects);
    }

    private Node bare(String word, int start) throws Unreadable {
        if (source.peek() == '(') return brackets(start);
        source.at += word.length();
        return switch (word) {
            case "{" -> {
                var body = grammar.list();
                expect("}", start);
                yield new Node.Group(start, source.at, body);
            }
            case "[[" -> tests.doubleBracket(start);
            case "if" -> conditional(start);
            case "for" -> forLoop(start, Kind.FOR);
            case "select" -> forLoop(start, Kind.SELECT);
            case "while" -> conditionLoop(start, Kind.WHILE);
            case "until" -> conditionLoop(start, Kind.UNTIL);
            case "case" -> choice(start);
            case "function" -> function(start);
            case "coproc" -> {
                source.skipBlanks();
                var body = grammar.command();
                yield new Node.Background(start, source.at, body);
            }
            default -> throw new IllegalStateException(word + " opens nothing; see OPENERS");
        };
    }

    private Node brackets(int start) throws Unreadable {
        if (source.peek(1) == '(') {
            var test = tests.arithmetic(start);
            if (test != null) return test;
        }
        source.at++;
        var body = grammar.until(')', start, "a ( is never closed");
        return new Node.Subshell(start, source.at, body);
    }

    private Node conditional(int start) throws Unreadable {
        var branches = new ArrayList<Node.Branch>(1);
        var next = "elif";
        while (next.equals("elif")) {
            var condition = grammar.list();
            expect("then", start);
            branches.add(new Node.Branch(condition, grammar.list()));
            next = expectOneOf(start, "elif", "else", "fi");
        }
        Node otherwise = null;
        if (next.equals("else")) {
            otherwise = grammar.list();
            expect("fi", start);
        }
        return new Node.Conditional(start, source.at, branches, otherwise);
    }

    private Node conditionLoop(int start, Kind kind) throws Unreadable {
        var condition = grammar.list();
        expect("do", start);
        var body = grammar.list();
        expect("done", start);
        return new Node.Loop(start, source.at, kind, "", List.of(), condition, body);
    }

    private Node forLoop(int start, Kind kind) throws Unreadable {
        source.skipBlanks();
        if (source.looksAt("((")) return countLoop(start);
        var variable = word(start).text();
        var over = new ArrayList<Word>();
        source.skipLines();
        if (grammar.reserved().equals("in")) {
            source.at += 2;
            source.skipBlanks();
            while (!source.ended() && !source.atComment() && !words.atWordEnd()) {
                over.add(words.word());
                source.skipBlanks();
            }
        }
        separator();
        expect("do", start);
        var body = grammar.list();
        expect("done", start);
        return new Node.Loop(start, source.at, kind, variable, over, null, body);
    }

    private Node countLoop(int start) throws Unreadable {
        var test = tests.arithmetic(source.at);
        if (test == null) throw Unreadable.unfinished("a (( is never closed", start);
        source.skipBlanks();
        separator();
        expect("do", start);
        var body = grammar.list();
        expect("done", start);
        return new Node.Loop(start, source.at, Kind.COUNT, "", test.words(), null, body);
    }

    private void separator() {
        if (source.peek() == ';') source.at++;
        source.skipLines();
    }

    private Node choice(int start) throws Unreadable {
        source.skipBlanks();
        var subject = word(start);
        source.skipLines();
        expect("in", start);
        var arms = new ArrayList<Node.Arm>();
        while (true) {
            source.skipLines();
            if (grammar.reserved().equals("esac")) break;
            arms.add(arm(start));
        }
        expect("esac", start);
        return new Node.Choice(start, source.at, subject, arms);
    }

    private Node.Arm arm(int start) throws Unreadable {
        if (source.peek() == '(') source.at++;
        var patterns = new ArrayList<Word>(1);
        do {
            source.skipBlanks();
            patterns.add(word(start));
            source.skipBlanks();
        } while (source.peek() == '|' && source.at++ >= 0);
        if (source.peek() != ')')
            throw Unreadable.here(source, "expected ) but found " + grammar.seen());
        source.at++;
        var body = grammar.list();
        for (var end : List.of(";;&", ";;", ";&"))
            if (source.looksAt(end)) {
                source.at += end.length();
                break;
            }
        return new Node.Arm(patterns, isEmpty(body) ? null : body);
    }

    private static boolean isEmpty(Node body) {
        return body instanceof Node.Sequence sequence && sequence.parts().isEmpty();
    }

    private Node function(int start) throws Unreadable {
        source.skipBlanks();
        var name = word(start);
        source.skipBlanks();
        if (source.peek() == '(') {
            source.at++;
            source.skipBlanks();
            if (source.peek() != ')') throw Unreadable.here(source, "expected )");
            source.at++;
        }
        return simples.functionBody(start, name.value());
    }

    private Word word(int start) throws Unreadable {
        if (source.ended()) throw Unreadable.unfinished("the text ends too early", start);
        if (words.atWordEnd())
            throw Unreadable.here(source, "expected a word but found " + grammar.seen());
        return words.word();
    }

    private void expect(String word, int start) throws Unreadable {
        expectOneOf(start, word);
    }

    private String expectOneOf(int start, String... wanted) throws Unreadable {
        if (source.ended())
            throw Unreadable.unfinished(String.join(" or ", wanted) + " is missing", start);
        var seen = grammar.reserved();
        for (var word : wanted)
            if (seen.equals(word)) {
                source.at += word.length();
                return word;
            }
        throw Unreadable.here(
                source, "expected " + String.join(" or ", wanted) + " but found " + grammar.seen());
    }
}
