package dev.relight.runbook;

import dev.relight.lexicon.ProgramNames;
import dev.relight.shell.Node;
import dev.relight.shell.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Programs of the house that a page uses in a block of shell: elsewhere on the page the same word
/// at the start of a line is that program again.
final class Vocabulary {
    private final Set<String> programs = new HashSet<>();
    private final String text;

    /// @param text of the whole page
    Vocabulary(String text) {
        this.text = text;
    }

    /// Whether the page uses a variable: `$NAME`, `${NAME}`.
    boolean uses(String variable) {
        return text.contains("$" + variable) || text.contains("${" + variable);
    }

    void learn(List<Statement> statements) {
        for (var statement : statements) {
            var program = program(statement.tree());
            if (isName(program)) programs.add(program);
        }
    }

    boolean holds(Node tree) {
        return !tree.isBroken() && programs.contains(program(tree)) && Looks.mayBeCommand(tree);
    }

    /// A word that only a program can be: lower case, and no word of everyday language.
    private static boolean isName(String word) {
        return word.length() > 2
                && !ProgramNames.isPlain(word)
                && word.chars()
                        .allMatch(c ->
                                c >= 'a' && c <= 'z'
                                        || c >= '0' && c <= '9'
                                        || c == '-'
                                        || c == '_')
                && Character.isLetter(word.charAt(0));
    }

    /// The first word of the first command in it, empty if there is none.
    static String program(Node tree) {
        var simples = tree.simples();
        if (simples.isEmpty() || simples.getFirst().words().isEmpty()) return "";
        return simples.getFirst().words().getFirst().value();
    }
}
