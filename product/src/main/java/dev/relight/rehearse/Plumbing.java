package dev.relight.rehearse;

import dev.relight.finding.Instrument;
import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is left of an output behind the pipes of a command: `| grep -i error | tail -5`.
///
/// Knows the filters that runbooks use; any other lets everything through.
final class Plumbing {
    private static final int LINES_DEFAULT = 10;

    private final String source;
    private final List<List<String>> filters;

    private Plumbing(String source, List<List<String>> filters) {
        this.source = source;
        this.filters = filters;
    }

    static Plumbing of(String instrumented) {
        var command = Instrument.bare(instrumented);
        if (Shell.readCommand(command) instanceof Node.Pipeline pipe && pipe.parts().size() > 1) {
            var first = pipe.parts().getFirst();
            var filters = new ArrayList<List<String>>();
            for (var part : pipe.parts().subList(1, pipe.parts().size())) filters.add(words(part));
            return new Plumbing(command.substring(first.start(), first.end()), filters);
        }
        return new Plumbing(command, List.of());
    }

    /// The command whose output goes through the pipes.
    String source() {
        return source;
    }

    /// What the first search behind it looks for.
    Optional<String> searched() {
        return filters.stream().filter(Plumbing::isGrep).findFirst().map(Plumbing::pattern);
    }

    /// What comes out at the end.
    Said through(Said said) {
        var lines = new ArrayList<>(said.out().lines().toList());
        int exit = said.exit();
        for (var filter : filters) {
            exit = 0;
            var program = filter.isEmpty() ? "" : filter.getFirst();
            switch (program) {
                case "grep", "egrep", "fgrep" -> exit = grep(filter, lines);
                case "head" -> keep(lines, 0, Math.min(lines.size(), count(filter)));
                case "tail" -> keep(lines, Math.max(0, lines.size() - count(filter)), lines.size());
                case "wc" -> {
                    int number = lines.size();
                    lines.clear();
                    lines.add(Integer.toString(number));
                }
                default -> {}
            }
        }
        if (filters.isEmpty()) return said;
        var out = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        return new Said(exit, out, said.err());
    }

    private static List<String> words(Node part) {
        if (!(part instanceof Node.Simple simple)) return List.of();
        return simple.words().stream().map(Word::value).toList();
    }

    private static boolean isGrep(List<String> filter) {
        return !filter.isEmpty() && filter.getFirst().matches("[ef]?grep");
    }

    private static boolean has(List<String> filter, char option) {
        return filter.stream()
                .anyMatch(word -> word.matches("-[a-zA-Z]+") && word.indexOf(option) > 0);
    }

    private static String pattern(List<String> filter) {
        for (int i = 1; i < filter.size(); i++) {
            var word = filter.get(i);
            if (word.equals("-e") && i + 1 < filter.size()) return filter.get(i + 1);
            if (!word.startsWith("-")) return regex(filter, word);
        }
        return "";
    }

    /// What only the shell knows; it may be anything.
    private static final String EXPANSION =
            "\\$\\([^()]*\\)|\\$\\{[^}]*}|\\$[A-Za-z_][A-Za-z0-9_]*";

    /// In a basic expression it is `\|` that separates; in a fixed text nothing does.
    private static String regex(List<String> filter, String text) {
        var word = text.replaceAll(EXPANSION, "app");
        if (filter.getFirst().equals("fgrep") || has(filter, 'F')) return Pattern.quote(word);
        if (filter.getFirst().equals("egrep") || has(filter, 'E') || has(filter, 'P')) return word;
        return word.replace("\\|", "|").replace("\\(", "(").replace("\\)", ")");
    }

    private static int grep(List<String> filter, List<String> lines) {
        int flags = has(filter, 'i') ? Pattern.CASE_INSENSITIVE : 0;
        try {
            var wanted = Pattern.compile(pattern(filter), flags);
            boolean not = has(filter, 'v');
            lines.removeIf(line -> wanted.matcher(line).find() == not);
        } catch (PatternSyntaxException notJava) {
            var text = pattern(filter).toLowerCase(Locale.ROOT);
            lines.removeIf(line -> !line.toLowerCase(Locale.ROOT).contains(text));
        }
        int exit = lines.isEmpty() ? 1 : 0;
        if (has(filter, 'c')) {
            int number = lines.size();
            lines.clear();
            lines.add(Integer.toString(number));
        }
        if (has(filter, 'q')) lines.clear();
        return exit;
    }

    private static void keep(List<String> lines, int from, int to) {
        var kept = new ArrayList<>(lines.subList(from, to));
        lines.clear();
        lines.addAll(kept);
    }

    private static int count(List<String> filter) {
        for (int i = 1; i < filter.size(); i++) {
            var word = filter.get(i).replaceFirst("^-n?=?", "");
            if (word.matches("[0-9]{1,6}")) return Integer.parseInt(word);
        }
        return LINES_DEFAULT;
    }
}
