package dev.relight.shell;

import java.util.List;

/// What hangs right below a node: the one place that knows where commands can hide.
final class Below {
    private Below() {}

    static void collect(Node node, List<Node> to) {
        switch (node) {
            case Node.Simple simple -> {
                for (var assignment : simple.assignments()) inWords(assignment.value(), to);
                inWords(simple.words(), to);
                inRedirects(simple.redirects(), to);
            }
            case Node.Pipeline pipeline -> to.addAll(pipeline.parts());
            case Node.Sequence sequence -> to.addAll(sequence.parts());
            case Node.Background background -> to.add(background.body());
            case Node.Loop loop -> {
                inWords(loop.over(), to);
                if (loop.condition() != null) to.add(loop.condition());
                to.add(loop.body());
            }
            case Node.Conditional conditional -> {
                for (var branch : conditional.branches()) {
                    to.add(branch.condition());
                    to.add(branch.body());
                }
                if (conditional.otherwise() != null) to.add(conditional.otherwise());
            }
            case Node.Choice choice -> {
                inPieces(choice.subject().pieces(), to);
                for (var arm : choice.arms()) {
                    inWords(arm.patterns(), to);
                    if (arm.body() != null) to.add(arm.body());
                }
            }
            case Node.Function function -> to.add(function.body());
            case Node.Subshell subshell -> to.add(subshell.body());
            case Node.Group group -> to.add(group.body());
            case Node.Test test -> inWords(test.words(), to);
            case Node.Redirected redirected -> {
                to.add(redirected.body());
                inRedirects(redirected.redirects(), to);
            }
            case Node.Broken _ -> {}
        }
    }

    static void simples(Node node, List<Node.Simple> to) {
        for (var below : node.below()) simples(below, to);
        if (node instanceof Node.Simple simple) to.add(simple);
    }

    private static void inRedirects(List<Redirect> redirects, List<Node> to) {
        for (var redirect : redirects) {
            inPieces(redirect.target().pieces(), to);
            inPieces(redirect.body(), to);
        }
    }

    private static void inWords(List<Word> words, List<Node> to) {
        for (var word : words) inPieces(word.pieces(), to);
    }

    private static void inPieces(List<Piece> pieces, List<Node> to) {
        for (var piece : pieces)
            switch (piece) {
                case Piece.Substitution substitution -> to.add(substitution.body());
                case Piece.ProcessSubstitution substitution -> to.add(substitution.body());
                case Piece.DoubleQuoted _, Piece.Expansion _, Piece.Arithmetic _, Piece.Brace _ ->
                        inPieces(piece.pieces(), to);
                case Piece.Literal _, Piece.SingleQuoted _, Piece.Glob _, Piece.FillIn _ -> {}
            }
    }
}
