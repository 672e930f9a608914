package dev.relight.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The variables a command uses, and those it sets.
public final class Variables {
    /// The shell sets these itself, or every environment has them.
    private static final Set<String> ALWAYS_SET =
            Set.of(
                    "BASH",
                    "BASHPID",
                    "BASH_COMMAND",
                    "BASH_LINENO",
                    "BASH_REMATCH",
                    "BASH_SOURCE",
                    "BASH_VERSION",
                    "COLUMNS",
                    "DIRSTACK",
                    "EPOCHREALTIME",
                    "EPOCHSECONDS",
                    "EUID",
                    "FUNCNAME",
                    "GROUPS",
                    "HOME",
                    "HOSTNAME",
                    "HOSTTYPE",
                    "IFS",
                    "LANG",
                    "LINENO",
                    "LINES",
                    "LOGNAME",
                    "MACHTYPE",
                    "OLDPWD",
                    "OPTARG",
                    "OPTERR",
                    "OPTIND",
                    "OSTYPE",
                    "PATH",
                    "PIPESTATUS",
                    "PPID",
                    "PWD",
                    "RANDOM",
                    "REPLY",
                    "SECONDS",
                    "SHELL",
                    "SHELLOPTS",
                    "SHLVL",
                    "SRANDOM",
                    "TERM",
                    "TMPDIR",
                    "UID",
                    "USER",
                    "_");

    /// Programs that set the variables they name as arguments.
    private static final Set<String> SETTING =
            Set.of("read", "readarray", "mapfile", "getopts", "let");

    private static final Set<String> DECLARING =
            Set.of("declare", "export", "local", "readonly", "typeset");

    private Variables() {}

    /// Names a command uses that neither it nor the commands before it set, in the order of their
    /// use; `${X:-default}` needs nothing.
    ///
    /// @param before names set in the same shell before, as [#set] tells them
    public static List<String> needed(Node command, Set<String> before) {
        var set = new HashSet<>(before);
        var needed = new LinkedHashSet<String>();
        walk(command, set, needed);
        return List.copyOf(needed);
    }

    public static List<String> needed(Node command) {
        return needed(command, Set.of());
    }

    /// Names it sets in its shell, those of loops and `read` among them.
    public static Set<String> set(Node command) {
        var set = new HashSet<String>();
        walkSet(command, set);
        return set;
    }

    private static void walkSet(Node node, Set<String> set) {
        walk(node, set, new LinkedHashSet<>());
    }

    /// In the order in which the shell would come by.
    private static void walk(Node node, Set<String> set, Set<String> needed) {
        switch (node) {
            case Node.Simple simple -> simple(simple, set, needed);
            case Node.Loop loop -> {
                inWords(loop.over(), set, needed);
                if (!loop.variable().isEmpty()) set.add(loop.variable());
                if (loop.kind() == Node.Loop.Kind.COUNT) arithmeticNames(loop.over(), set);
                if (loop.condition() != null) walk(loop.condition(), set, needed);
                walk(loop.body(), set, needed);
            }
            case Node.Choice choice -> {
                inPieces(choice.subject().pieces(), set, needed);
                for (var arm : choice.arms()) {
                    inWords(arm.patterns(), set, needed);
                    if (arm.body() != null) walk(arm.body(), set, needed);
                }
            }
            case Node.Test test -> {
                inWords(test.words(), set, needed);
                arithmeticNames(test.words(), set);
            }
            case Node.Redirected redirected -> {
                inRedirects(redirected.redirects(), set, needed);
                walk(redirected.body(), set, needed);
            }
            case Node.Pipeline _,
                    Node.Sequence _,
                    Node.Background _,
                    Node.Conditional _,
                    Node.Function _,
                    Node.Subshell _,
                    Node.Group _ -> {
                for (var below : node.below()) walk(below, set, needed);
            }
            case Node.Broken _ -> {}
        }
    }

    private static void simple(Node.Simple simple, Set<String> set, Set<String> needed) {
        inWords(simple.words(), set, needed);
        inRedirects(simple.redirects(), set, needed);
        for (var assignment : simple.assignments()) {
            inWords(assignment.value(), set, needed);
            set.add(assignment.name());
        }
        if (simple.words().isEmpty()) return;
        var program = simple.words().getFirst().value();
        for (var word : simple.words().subList(1, simple.words().size())) {
            var value = word.value();
            int equals = value.indexOf('=');
            if (DECLARING.contains(program) && equals > 0) set.add(value.substring(0, equals));
            else if (SETTING.contains(program) && isName(value)) set.add(value);
        }
        if (program.equals("printf")
                && simple.words().size() > 2
                && simple.words().get(1).value().equals("-v"))
            set.add(simple.words().get(2).value());
    }

    private static void inRedirects(List<Redirect> redirects, Set<String> set, Set<String> needed) {
        for (var redirect : redirects) {
            inPieces(redirect.target().pieces(), set, needed);
            inPieces(redirect.body(), set, needed);
        }
    }

    private static void inWords(List<Word> words, Set<String> set, Set<String> needed) {
        for (var word : words) inPieces(word.pieces(), set, needed);
    }

    private static void inPieces(List<Piece> pieces, Set<String> set, Set<String> needed) {
        for (var piece : pieces)
            switch (piece) {
                case Piece.Expansion expansion -> {
                    inPieces(expansion.pieces(), set, needed);
                    if (isNeeded(expansion, set)) needed.add(expansion.name());
                    if (expansion.operator().endsWith("=")) set.add(expansion.name());
                }
                case Piece.Substitution substitution ->
                        walk(substitution.body(), new HashSet<>(set), needed);
                case Piece.ProcessSubstitution substitution ->
                        walk(substitution.body(), new HashSet<>(set), needed);
                case Piece.DoubleQuoted _, Piece.Arithmetic _, Piece.Brace _ ->
                        inPieces(piece.pieces(), set, needed);
                case Piece.Literal _, Piece.SingleQuoted _, Piece.Glob _, Piece.FillIn _ -> {}
            }
    }

    private static boolean isNeeded(Piece.Expansion expansion, Set<String> set) {
        var name = expansion.name();
        if (!isName(name) || set.contains(name) || ALWAYS_SET.contains(name)) return false;
        return switch (expansion.operator()) {
            case ":-", "-", ":+", "+", ":=", "=" -> false;
            default -> true;
        };
    }

    /// `(( i++ ))` sets `i`; a name that is only read there counts as 0 and needs nothing.
    private static void arithmeticNames(List<Word> words, Set<String> set) {
        for (var word : words) {
            if (!word.text().startsWith("((")) continue;
            for (var name : namesIn(word.text())) set.add(name);
        }
    }

    private static List<String> namesIn(String text) {
        var names = new ArrayList<String>();
        for (int i = 0; i < text.length(); i++) {
            if (!Source.isNameStart(text.charAt(i))) continue;
            int start = i;
            while (i < text.length() && Source.isNamePart(text.charAt(i))) i++;
            if (start == 0 || text.charAt(start - 1) != '$') names.add(text.substring(start, i));
        }
        return names;
    }

    private static boolean isName(String word) {
        if (word.isEmpty() || !Source.isNameStart(word.charAt(0))) return false;
        for (int i = 1; i < word.length(); i++)
            if (!Source.isNamePart(word.charAt(i))) return false;
        return true;
    }
}
