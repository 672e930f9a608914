package dev.relight.runbook;

import dev.relight.lexicon.SessionWords;
import dev.relight.lexicon.SessionWords.Console;
import dev.relight.lexicon.SessionWords.Speaks;
import dev.relight.shell.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lines below a command that opens a session belong to that session, not to the shell before it.
final class Sessions {
    /// Words that end a session.
    private static final Set<String> ENDS =
            Set.of("exit", "quit", "\\q", "logout", "exit;", "quit;", ".exit", ".quit", "bye");

    private Sessions() {}

    /// Marks the commands typed into a shell elsewhere; takes lines of another language out of the
    /// commands and gives them to the one that opened the session.
    ///
    /// @param open a session that a block above has opened, null for none
    /// @return the session that is open behind the block, if it ends with its opener
    static @Nullable Draft mark(Block block, @Nullable Draft open) {
        var goesOn = open != null && !isOutside(block, open) ? open : null;
        var last = commands(block, goesOn);
        for (var run : block.runs)
            run.commands.replaceAll(draft ->
                    draft.opens == null || draft.opens == Speaks.SHELL
                            ? draft
                            : whole(block, draft));
        return last;
    }

    /// A block that calls the program which opened the session is typed outside of it.
    private static boolean isOutside(Block block, Draft open) {
        var program = program(open.tree);
        return block.commands().stream().anyMatch(draft -> program(draft.tree).equals(program));
    }

    private static String program(Node tree) {
        for (var simple : tree.simples())
            for (var word : simple.words()) if (!word.value().equals("sudo")) return word.value();
        return "";
    }

    /// The opener with what is typed below it: one command of several lines.
    private static Draft whole(Block block, Draft opener) {
        var typed = typed(block, opener);
        if (typed.text().isEmpty()) return opener;
        var whole =
                new Draft(
                        opener.line,
                        typed.endLine(),
                        opener.text + "\n" + typed.text(),
                        opener.inlineComment,
                        opener.tree,
                        opener.part,
                        block);
        whole.typed = typed.text();
        whole.opens = opener.opens;
        whole.session = opener.session;
        return whole;
    }

    /// What is typed into a session, and the last line of it.
    private record Typed(String text, int endLine) {}

    /// The lines of the block behind the opener, up to the end of the session. Where they show the
    /// console's own prompt, those without one are what it printed.
    private static Typed typed(Block block, Draft opener) {
        var lines = block.code.text().split("\n", -1);
        int from = opener.endLine - block.code.bodyLine() + 1;
        boolean prompted = false;
        for (int at = from; at < lines.length; at++)
            prompted |= Prompts.behindConsole(lines[at]) != null;
        var typed = new StringBuilder();
        int last = opener.endLine;
        for (int at = from; at < lines.length; at++) {
            var line = prompted ? Prompts.behindConsole(lines[at]) : lines[at];
            if (line == null) continue;
            if (ENDS.contains(line.strip().toLowerCase(Locale.ROOT))) break;
            typed.append(line).append('\n');
            if (!line.isBlank()) last = block.code.bodyLine() + at;
        }
        return new Typed(typed.toString().stripTrailing(), last);
    }

    /// Gives back the shell session that is still open behind the block.
    private static @Nullable Draft commands(Block block, @Nullable Draft open) {
        Draft opener = open;
        Console console = open == null ? null : SessionWords.of("bash");
        for (var run : block.runs) {
            var kept = new ArrayList<Draft>();
            for (var draft : run.commands) {
                if (opener != null && ENDS.contains(draft.text.strip().toLowerCase(Locale.ROOT))) {
                    if (console != null && console.speaks() == Speaks.SHELL) kept.add(draft);
                    draft.session = opener;
                    opener = null;
                    continue;
                }
                if (opener != null && console != null && console.speaks() != Speaks.SHELL) continue;
                var opened = console(draft.tree);
                draft.session = opener;
                if (opened != null) {
                    opener = draft;
                    console = opened;
                    draft.opens = opened.speaks();
                }
                kept.add(draft);
            }
            run.commands.clear();
            run.commands.addAll(kept);
        }
        boolean shell = console != null && console.speaks() == Speaks.SHELL;
        var all = block.commands();
        boolean last =
                opener != null && (opener == open || !all.isEmpty() && all.getLast() == opener);
        return shell && last ? opener : null;
    }

    /// How the command opens a session; null when it comes back by itself.
    private static @Nullable Console console(Node tree) {
        if (!(tree instanceof Node.Simple simple)) return null;
        if (simple.redirects().stream().anyMatch(redirect -> !redirect.operator().contains(">")))
            return null;
        var words = simple.words().stream().map(word -> word.value()).toList();
        for (int at = 0; at < words.size(); at++) {
            var console = at(words, at);
            if (console != null) return console;
        }
        return words.size() > 1 && words.getFirst().equals("sudo") && isRootShell(words)
                ? SessionWords.of("bash")
                : null;
    }

    private static @Nullable Console at(List<String> words, int at) {
        var name = words.get(at).substring(words.get(at).lastIndexOf('/') + 1);
        var rest = words.subList(at + 1, words.size());
        for (var word : rest) {
            var two = SessionWords.of(name + " " + word);
            if (two != null && rest.stream().noneMatch(two.closed()::contains)) return two;
        }
        var console = SessionWords.of(name);
        if (console == null || at > 0 && (!isCarried(words, at) || isValue(words.get(at - 1))))
            return null;
        return isOpen(console, rest) ? console : null;
    }

    /// `-u psql`: what stands behind an option that takes a value is no program.
    private static boolean isValue(String before) {
        return before.startsWith("-")
                && !Set.of(
                                "--", "-it", "-ti", "-i", "-t", "-T", "--tty", "--stdin", "-H",
                                "-E", "-n")
                        .contains(before);
    }

    /// Whether the word is a program that something before it runs: `docker exec -it c bash`.
    private static boolean isCarried(List<String> words, int at) {
        for (var word : words.subList(0, at))
            if (Set.of("exec", "run", "sudo", "--", "rsh", "chroot", "nsenter", "doas", "env")
                    .contains(word)) return true;
        return false;
    }

    private static boolean isOpen(Console console, List<String> rest) {
        int plain = 0;
        for (int i = 0; i < rest.size(); i++) {
            var word = rest.get(i);
            if (console.closed().contains(word)) return false;
            if (console.speaks() == Speaks.SQL && closesAtItsEnd(console, word)) return false;
            for (var option : console.closed())
                if (option.startsWith("--") && word.startsWith(option + "=")
                        || option.length() == 2
                                && word.startsWith(option)
                                && word.length() > 2
                                && option.charAt(1) == 'c'
                                && console.speaks() == Speaks.SQL) return false;
            if (console.values().contains(word)) i++;
            else if (!word.startsWith("-")) plain++;
        }
        if (console.bare())
            return plain == 0
                    || plain == 1 && Set.of("console", "c", "shell").contains(rest.getLast());
        return plain <= console.args();
    }

    /// `-Atc`, `-Nse`: letters in one word, of which the last takes what is to be done.
    private static boolean closesAtItsEnd(Console console, String word) {
        if (word.length() < 3 || word.charAt(0) != '-' || word.charAt(1) == '-') return false;
        if (!word.substring(1).chars().allMatch(Character::isLetter)) return false;
        return console.closed().contains("-" + word.charAt(word.length() - 1));
    }

    private static boolean isRootShell(List<String> words) {
        return words.stream().skip(1).allMatch(word -> word.startsWith("-"))
                && (words.contains("-i") || words.contains("-s"));
    }
}
