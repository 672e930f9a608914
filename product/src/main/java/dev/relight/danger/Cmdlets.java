package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;

/// PowerShell commands among the words of another: `ForEach-Object { Remove-Item $_ }`.
///
/// The shell of a runbook is bash, which takes a block for plain words; what stands in it would
/// otherwise go by unseen.
final class Cmdlets {
    private Cmdlets() {}

    /// Whether words of this program may be a block: `Verb-Noun`, or a short name of one.
    static boolean takesBlocks(String program) {
        return program.equals("%")
                || program.equals("?")
                || program.equals("icm")
                || isCmdlet(program);
    }

    /// Every command that begins a block, and every cmdlet wherever it stands.
    static List<List<Arg>> within(List<Arg> words) {
        var found = new ArrayList<List<Arg>>(0);
        boolean opened = false;
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i).value();
            var bare = word.replaceFirst("^[({@$]+", "").replaceFirst("[)};]+$", "");
            boolean begins = opened && bare.length() == word.length() && startsName(bare);
            if (begins || isCmdlet(bare)) {
                var command = new ArrayList<Arg>();
                command.add(Arg.of(bare));
                for (int j = i + 1; j < words.size() && !closes(words.get(j).value()); j++)
                    command.add(words.get(j));
                found.add(command);
            }
            opened = word.endsWith("{");
        }
        return found;
    }

    private static boolean closes(String word) {
        return word.startsWith("}");
    }

    private static boolean startsName(String word) {
        return !word.isEmpty() && Character.isLetter(word.charAt(0)) && word.indexOf('=') < 0;
    }

    private static boolean isCmdlet(String word) {
        int dash = word.indexOf('-');
        if (dash < 2 || dash + 1 >= word.length() || dash > VERB_CHARACTERS_MAX) return false;
        if (!Character.isUpperCase(word.charAt(0)) || !Character.isUpperCase(word.charAt(dash + 1)))
            return false;
        for (int i = 0; i < word.length(); i++)
            if (i != dash && !Character.isLetterOrDigit(word.charAt(i))) return false;
        return true;
    }

    /// The longest verb of PowerShell is `Disconnect`; longer is a name of something else.
    private static final int VERB_CHARACTERS_MAX = 12;
}
