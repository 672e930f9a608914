package dev.relight.runbook;

import dev.relight.lexicon.Fold;
import dev.relight.lexicon.ProgramNames;
import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a piece of text is a command, by its looks.
///
/// Used where the author has not said so: in blocks without a tag, and within sentences. It judges
/// form, never harm.
final class Looks {
    /// Words that make a sentence; no command has them bare among its arguments.
    private static final Set<String> SENTENCE =
            Set.of(
                    "the", "is", "are", "was", "be", "and", "of", "that", "this", "should", "will",
                    "with", "you", "your", "it", "an", "a", "have", "has", "can", "der", "die",
                    "das", "und", "le", "la", "les", "et", "el", "los", "y", "o", "um", "os", "if",
                    "when", "which", "their", "our", "we", "they", "there");

    /// A file that is run by its path.
    private static final Pattern PATH =
            Pattern.compile(
                    "(?:\\.{1,2}|~|\\$\\{?\\w+\\}?)?/[\\w./{}$-]*[\\w}]|\\w[\\w-]*\\.(?:sh|py|rb|pl)");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.+-]*");

    private Looks() {}

    /// Surely a command: a known program with something to do, a script by its path, a loop.
    static boolean isCommand(String text) {
        var tree = Shell.readCommand(text);
        return !tree.isBroken() && isCommand(tree);
    }

    static boolean isCommand(Node tree) {
        return switch (tree) {
            case Node.Simple simple -> isCommand(simple);
            case Node.Pipeline pipeline -> first(pipeline.parts());
            case Node.Sequence sequence -> first(sequence.parts());
            case Node.Background background -> isCommand(background.body());
            case Node.Subshell subshell -> isCommand(subshell.body());
            case Node.Group group -> isCommand(group.body());
            case Node.Redirected redirected -> isCommand(redirected.body());
            case Node.Loop loop -> true;
            case Node.Conditional conditional -> true;
            case Node.Choice choice -> true;
            case Node.Function function -> true;
            case Node.Test test -> true;
            case Node.Broken broken -> false;
        };
    }

    private static boolean first(List<Node> parts) {
        return !parts.isEmpty() && isCommand(parts.getFirst());
    }

    private static boolean isCommand(Node.Simple simple) {
        if (simple.words().isEmpty()) return isSetting(simple);
        var first = simple.words().getFirst().value();
        var rest =
                simple.words().subList(1, simple.words().size()).stream()
                        .map(word -> word.value())
                        .toList();
        if (rest.stream().anyMatch(SENTENCE::contains)) return false;
        if (ProgramNames.isSure(first)) return !rest.isEmpty() || !first.equals("sudo");
        if (PATH.matcher(first).matches()) return !first.endsWith("/") && isScript(first, rest);
        int slash = first.lastIndexOf('/');
        if (slash > 0 && ProgramNames.isSure(first.substring(slash + 1))) return true;
        if (first.equals("sleep")) return rest.size() == 1 && isTime(rest.getFirst());
        return ProgramNames.isPlain(first) && rest.stream().anyMatch(Looks::isArgument);
    }

    /// `20`, `5m`, `$DELAY`.
    private static boolean isTime(String word) {
        return Character.isDigit(word.charAt(0)) || word.startsWith("$");
    }

    /// `X=...` in capitals; `name = value` is a setting of some file.
    private static boolean isSetting(Node.Simple simple) {
        return !simple.assignments().isEmpty();
    }

    /// A bare path in a text is mostly a file that is spoken of, not one that is run.
    private static boolean isScript(String path, List<String> rest) {
        return path.startsWith("./")
                || path.endsWith(".sh")
                || path.contains("/bin/")
                || rest.stream().anyMatch(word -> word.startsWith("-"));
    }

    /// What an argument has and a word of a sentence has not.
    private static boolean isArgument(String word) {
        if (word.startsWith("-") && word.length() > 1 || word.startsWith("/")) return true;
        if (word.startsWith("$") || word.startsWith("*.") || word.startsWith("./")) return true;
        return word.indexOf('=') > 0
                || word.indexOf('/') > 0
                || word.indexOf(':') > 0
                || word.indexOf('.') > 0 && !word.endsWith(".");
    }

    /// A command in a comment: more is asked of it, since labels name programs too (`# nginx
    /// logs`).
    static boolean isCommandOff(String text) {
        int end = text.indexOf(' ');
        if (end < 0 || !isLower(text.substring(0, end))) return false;
        boolean shaped = text.indexOf('|') > 0 || isVerb(text.substring(end + 1));
        for (var word : text.substring(end + 1).split("\\s+")) shaped |= isArgument(word);
        return shaped && isCommand(text);
    }

    /// `stop gated` behind a program: something is done to something.
    private static boolean isVerb(String rest) {
        int blank = rest.indexOf(' ');
        return blank > 0 && Verbs.of(rest.substring(0, blank)) != null;
    }

    /// A program nobody knows, with an option or a subcommand: `gen3 db server list`.
    static boolean mayBeCommand(Node tree) {
        if (isCommand(tree)) return true;
        if (tree.isBroken() || tree.simples().isEmpty()) return false;
        var words = tree.simples().getFirst().words();
        if (words.isEmpty()) return true;
        var first = words.getFirst().value();
        if (!NAME.matcher(first).matches() || !isLower(first) || first.endsWith(".")) return false;
        var rest = words.subList(1, words.size()).stream().map(word -> word.value()).toList();
        if (rest.stream().anyMatch(word -> SENTENCE.contains(word) || word.equals("=")))
            return false;
        var last = rest.isEmpty() ? first : rest.getLast();
        return !last.endsWith(".") && !last.endsWith(":") && !last.endsWith(",");
    }

    /// An unknown program with something no sentence has: an option, a path, a value to fill in.
    static boolean isShaped(Node tree) {
        if (!(tree instanceof Node.Simple simple) || simple.words().size() < 2) return false;
        return simple.words().stream()
                .skip(1)
                .anyMatch(word ->
                        isArgument(word.value()) || !word.constant() || isSlot(word.value()));
    }

    /// `USERNAME`, `CLUSTER_NAME`: to be filled in.
    private static boolean isSlot(String word) {
        return word.length() > 2 && word.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_');
    }

    /// Words and numbers, and not one option, path or variable.
    static boolean isPlainWords(Node tree) {
        if (!(tree instanceof Node.Simple simple) || simple.words().isEmpty()) return false;
        return simple.assignments().isEmpty()
                && simple.redirects().isEmpty()
                && simple.words().stream()
                        .allMatch(word -> word.constant() && PLAIN.matcher(word.value()).matches());
    }

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][\\w.:-]*");

    private static boolean isLower(String word) {
        return word.equals(word.toLowerCase(java.util.Locale.ROOT));
    }

    /// Whether the first word is a program's name and no other word.
    static boolean namesProgram(String text) {
        var fold = Fold.of(text);
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) end++;
        return fold.size() > 1 && ProgramNames.isSure(text.substring(0, end));
    }
}
