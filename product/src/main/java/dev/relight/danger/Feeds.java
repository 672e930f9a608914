package dev.relight.danger;

import dev.relight.shell.Node;
import dev.relight.shell.Piece;
import dev.relight.shell.Redirect;
import dev.relight.shell.Word;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds out what a command gets on its standard input.
final class Feeds {
    /// These hand on a file as it is.
    private static final Set<String> POURS =
            Set.of("cat", "zcat", "gzcat", "gunzip", "bzcat", "xzcat", "zstdcat", "pv", "gzip");

    private static final Set<String> ECHO_OPTIONS = Set.of("-n", "-e", "-E", "-ne", "-en");

    private Feeds() {}

    /// What its own redirections give it, else what came before.
    static Feed of(List<Redirect> redirects, Feed before) {
        var feed = before;
        for (var redirect : redirects) {
            if (redirect.isHereDocument()) feed = new Feed.Text(text(redirect.body()));
            else if (redirect.operator().equals("<<<"))
                feed = new Feed.Text(redirect.target().value());
            else if (redirect.readsFile() && redirect.descriptor().isEmpty())
                feed = file(redirect.target());
        }
        return feed;
    }

    private static Feed file(Word target) {
        if (target.value().equals("/dev/null")) return new Feed.Nothing();
        for (var piece : target.pieces())
            if (piece instanceof Piece.ProcessSubstitution inner)
                return new Feed.Piped(inner.text());
        return new Feed.File(target.value());
    }

    private static String text(List<Piece> body) {
        return body.stream().map(Piece::value).collect(Collectors.joining());
    }

    /// What the part before hands down the pipe.
    static Feed from(Node part) {
        if (part instanceof Node.Simple simple && !simple.words().isEmpty()) {
            var words = simple.words();
            var program = words.getFirst().value();
            var rest = words.subList(1, words.size());
            if (program.equals("echo") || program.equals("printf"))
                return new Feed.Text(printed(rest));
            if (POURS.contains(program)) {
                for (var redirect : simple.redirects())
                    if (redirect.isHereDocument()) return new Feed.Text(text(redirect.body()));
                for (var word : rest)
                    if (!word.value().startsWith("-")) return new Feed.File(word.value());
            }
            return new Feed.Piped(words.stream().map(Word::text).collect(Collectors.joining(" ")));
        }
        return new Feed.Piped("");
    }

    private static String printed(List<Word> words) {
        var text = new StringBuilder();
        for (var word : words) {
            if (text.isEmpty() && ECHO_OPTIONS.contains(word.value())) continue;
            if (!text.isEmpty()) text.append(' ');
            text.append(word.value());
        }
        return text.toString().replace("\\n", "\n");
    }
}
