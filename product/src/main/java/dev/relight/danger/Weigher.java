package dev.relight.danger;

import dev.relight.shell.Node;
import dev.relight.shell.Piece;
import dev.relight.shell.Redirect;
import dev.relight.shell.Shell;
import java.util.List;

/// Walks the tree of a command and weighs every program in it, wherever it hides.
final class Weigher {
    /// A command within a command within ...: deeper than this nobody writes, and unknown.
    private static final int DEPTH_MAX = 16;

    private final Programs programs;
    private final Writes writes;
    final Scales scales;
    private int depth;

    Weigher(Shelf shelf, Scales scales) {
        this.scales = scales;
        this.writes = new Writes(shelf);
        this.programs = new Programs(shelf, this);
    }

    /// Shell text carried by something else: by `ssh`, `sh -c`, a here-document.
    void text(String shell, Feed feed) {
        if (shell.isBlank()) return;
        walk(Shell.readCommand(shell), feed);
    }

    void walk(Node node, Feed feed) {
        inside(() -> visit(node, feed));
    }

    /// A program with its words: that of a simple command, or one carried by another program.
    void program(List<Arg> words, Feed feed) {
        inside(() -> programs.weigh(words, feed));
    }

    private void inside(Runnable weighing) {
        if (depth >= DEPTH_MAX) {
            scales.add(Danger.UNKNOWN, "commands within commands, deeper than we read", "");
            return;
        }
        depth++;
        try {
            weighing.run();
        } finally {
            depth--;
        }
    }

    private void visit(Node node, Feed feed) {
        switch (node) {
            case Node.Simple simple -> simple(simple, feed);
            case Node.Pipeline pipeline -> pipeline(pipeline, feed);
            case Node.Redirected redirected -> {
                redirects(redirected.redirects());
                walk(redirected.body(), Feeds.of(redirected.redirects(), feed));
            }
            case Node.Loop loop -> {
                if (hammers(loop))
                    scales.add(
                            Danger.DISRUPTIVE, "a loop of background requests is a load test", "&");
                below(loop, feed);
            }
            case Node.Broken broken ->
                    scales.add(Danger.UNKNOWN, "the shell cannot read it: " + broken.why(), "");
            case Node.Sequence _,
                    Node.Background _,
                    Node.Conditional _,
                    Node.Choice _,
                    Node.Function _,
                    Node.Subshell _,
                    Node.Group _,
                    Node.Test _ ->
                    below(node, feed);
        }
    }

    private void below(Node node, Feed feed) {
        for (var part : node.below()) walk(part, feed);
    }

    private void pipeline(Node.Pipeline pipeline, Feed feed) {
        var in = feed;
        for (var part : pipeline.parts()) {
            walk(part, in);
            in = Feeds.from(part);
        }
    }

    private static boolean hammers(Node.Loop loop) {
        boolean counts = loop.kind() == Node.Loop.Kind.FOR || loop.kind() == Node.Loop.Kind.COUNT;
        if (!counts || !holdsBackground(loop.body())) return false;
        return loop.body().simples().stream()
                .filter(simple -> !simple.words().isEmpty())
                .anyMatch(simple -> Http.CLIENTS.contains(simple.words().getFirst().value()));
    }

    private static boolean holdsBackground(Node node) {
        if (node instanceof Node.Background) return true;
        return node.below().stream().anyMatch(Weigher::holdsBackground);
    }

    private void simple(Node.Simple simple, Feed feed) {
        for (var assignment : simple.assignments())
            for (var word : assignment.value()) substitutions(word.pieces());
        for (var word : simple.words()) substitutions(word.pieces());
        if (printsNothing(simple)) bare(simple.redirects());
        redirects(simple.redirects());
        if (!simple.words().isEmpty()) {
            programs.weigh(Arg.all(simple.words()), Feeds.of(simple.redirects(), feed));
        } else if (simple.assignments().isEmpty() && !simple.redirects().isEmpty()) {
            bare(simple.redirects());
        } else if (scales.isEmpty()) {
            scales.add(Danger.OBSERVE, "sets shell variables only", "");
        }
    }

    /// `: > file`, `cat /dev/null > file`, `echo -n > file`: only empties the file.
    private static boolean printsNothing(Node.Simple simple) {
        if (simple.words().isEmpty() || simple.redirects().isEmpty()) return false;
        var words = simple.words();
        var argument = words.size() == 2 ? words.getLast().value() : "";
        return switch (words.getFirst().value()) {
            case ":", "true" -> true;
            case "cat" -> argument.equals("/dev/null");
            case "echo", "printf" ->
                    words.size() < 3 && (argument.isEmpty() || argument.equals("-n"));
            default -> false;
        };
    }

    /// `> file` alone makes the file empty.
    private void bare(List<Redirect> redirects) {
        for (var redirect : redirects)
            if (redirect.operator().equals(">") || redirect.operator().equals(">|"))
                writes.emptied(redirect.target().value(), scales);
    }

    private void redirects(List<Redirect> redirects) {
        for (var redirect : redirects) {
            substitutions(redirect.target().pieces());
            substitutions(redirect.body());
            if (redirect.writesFile())
                writes.written(
                        redirect.target().value(), redirect.operator().contains(">>"), scales);
        }
    }

    private void substitutions(List<Piece> pieces) {
        for (var piece : pieces)
            switch (piece) {
                case Piece.Substitution inner -> walk(inner.body(), new Feed.Nothing());
                case Piece.ProcessSubstitution inner -> walk(inner.body(), new Feed.Nothing());
                case Piece.DoubleQuoted _, Piece.Expansion _, Piece.Arithmetic _, Piece.Brace _ ->
                        substitutions(piece.pieces());
                case Piece.Literal _, Piece.SingleQuoted _, Piece.Glob _, Piece.FillIn _ -> {}
            }
    }
}
