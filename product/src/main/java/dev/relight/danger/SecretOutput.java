package dev.relight.danger;

import dev.relight.secret.SecretName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a program's output shows a secret: the environment, a configuration, a key, a store.
final class SecretOutput {
    /// Print, or show on the screen, what stands in the files they are given.
    private static final Set<String> READERS =
            Set.of(
                    "cat", "less", "more", "head", "tail", "grep", "egrep", "fgrep", "rg", "awk",
                    "sed", "jq", "yq", "bat", "strings", "xxd", "od", "base64", "cut", "sort", "nl",
                    "tac", "vim", "vi", "nano", "view", "nvim", "emacs", "diff", "zcat");

    /// As much of a line as is looked through: what shows a secret says so early.
    private static final int LINE_CHARACTERS_MAX = 2_000;

    private SecretOutput() {}

    static @Nullable String of(Call call) {
        var line = line(call);
        for (var row : SecretTable.READ.program(call.name))
            if (row.shape().in(line) && (row.but() == null || !row.but().in(line)))
                return row.why();
        if (call.name.equals("printenv")) return named(call);
        return READERS.contains(call.name) ? file(call) : null;
    }

    private static @Nullable String named(Call call) {
        for (int i : call.plain)
            if (SecretName.speaks(call.words.get(i).value()))
                return "prints the secret " + call.words.get(i).value();
        return null;
    }

    private static @Nullable String file(Call call) {
        boolean counts = call.has(List.of("-q", "--quiet", "-c", "--count", "-l", "--silent"));
        if (counts && call.name.endsWith("grep")) return null;
        if (call.name.equals("sed") && call.has(List.of("-i", "--in-place"))) return null;
        for (int i = call.program + 1; i < call.words.size(); i++) {
            var word = call.words.get(i).value();
            if (word.startsWith("-")) continue;
            var why = SecretTable.READ.file(word);
            if (why != null) return "shows " + word + ": " + why;
        }
        return null;
    }

    /// The program's name and its words, up to the command it carries.
    private static String line(Call call) {
        var line = new StringBuilder(call.name);
        int end = call.carried < 0 ? call.words.size() : call.carried;
        for (int i = call.program + 1; i < end && line.length() < LINE_CHARACTERS_MAX; i++)
            line.append(' ').append(call.words.get(i).value());
        line.setLength(Math.min(line.length(), LINE_CHARACTERS_MAX));
        if (call.carried >= 0) line.append(" ...");
        return line.toString();
    }
}
