package dev.relight.danger;

import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import dev.relight.shell.Word;

/// Takes a plain `sudo` off, for a shell that is root's already on a machine that has none.
///
/// Only where it does nothing but become root: `sudo -u app`, `sudo -i` and the like stay, and so
/// does what another shell or machine will read (`ssh host 'sudo ...'`, `bash -c 'sudo ...'`).
public final class Unsudo {
    private Unsudo() {}

    /// The same text where there is nothing to take off.
    public static String of(String command) {
        if (!command.contains("sudo")) return command;
        var edits = new Edits();
        walk(command, Shell.readCommand(command), edits);
        if (edits.isEmpty()) return command;
        var changed = edits.apply(command);
        return Shell.readCommand(changed).isBroken() ? command : changed;
    }

    private static void walk(String text, Node node, Edits edits) {
        if (node instanceof Node.Simple simple) takeOff(text, simple, edits);
        for (var below : node.below()) walk(text, below, edits);
    }

    private static void takeOff(String text, Node.Simple simple, Edits edits) {
        var words = simple.words();
        if (words.size() < 2 || !isWord(text, words.getFirst(), "sudo")) return;
        int carried = isWord(text, words.get(1), "-n") ? 2 : 1;
        if (carried >= words.size() || words.get(carried).text().startsWith("-")) return;
        edits.replace(words.getFirst().start(), words.get(carried).start(), "");
    }

    /// As it stands in the text, without quotes or variables.
    private static boolean isWord(String text, Word word, String expected) {
        return word.text().equals(expected) && text.startsWith(expected, word.start());
    }
}
