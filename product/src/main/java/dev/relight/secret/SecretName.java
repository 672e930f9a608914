package dev.relight.secret;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether a name says that its value is secret: `DB_PASSWORD`, `api-key`, `clientSecret`, but not
/// `token_type` or `secretName`.
///
/// The words stand in `secret/names.tsv`, each with its reason.
public final class SecretName {
    /// What a name says of its value.
    enum Meaning {
        /// Whatever stands there is secret.
        SECRET,
        /// Secret if it looks so; the word is also used otherwise.
        TOKEN,
        /// Holds a secret within.
        CARRIER,
        /// Nothing.
        NONE
    }

    /// Longer names are sentences.
    private static final int NAME_MAX = 100;

    private SecretName() {}

    /// Whether the value of a variable or field of this name must not be shown.
    public static boolean speaks(String name) {
        return meaning(name) != Meaning.NONE;
    }

    static Meaning meaning(String name) {
        if (name.length() > NAME_MAX) return Meaning.NONE;
        // Of `spring.datasource.password` and `token-service.shop.svc` the last part says it.
        var words = words(name.substring(name.lastIndexOf('.') + 1));
        if (words.isEmpty()) return Meaning.NONE;
        var best = Meaning.NONE;
        for (int i = 0; i < words.size(); i++) {
            var one = meaning(words, i);
            if (one.compareTo(best) < 0) best = one;
        }
        if (best == Meaning.NONE || words.size() == 1) return best;
        // `token` alone stands in prose; `github_token` does not.
        if (words.getLast().equals("token")) return Meaning.SECRET;
        boolean isWholeRow =
                Table.MEANINGS.containsKey(words.get(words.size() - 2) + " " + words.getLast());
        boolean isHarmless = Table.HARMLESS_LAST.containsKey(words.getLast());
        return isHarmless && !isWholeRow ? Meaning.NONE : best;
    }

    /// Whether two words of prose, such as `API key`, are a name.
    static boolean isPair(String words) {
        return Table.MEANINGS.containsKey(words.toLowerCase(Locale.ROOT));
    }

    /// Of the word at `i`, alone or with the next.
    private static Meaning meaning(List<String> words, int i) {
        var word = words.get(i);
        if (i + 1 < words.size()) {
            var pair = Table.MEANINGS.get(word + " " + words.get(i + 1));
            if (pair != null) return pair;
        }
        var alone = Table.MEANINGS.get(word);
        if (alone != null) return alone;
        if (word.endsWith("password") || word.endsWith("passwd") || word.endsWith("secret"))
            return Meaning.SECRET;
        if (word.endsWith("apikey") || word.endsWith("token")) return Meaning.SECRET;
        return Meaning.NONE;
    }

    /// `dbPassword`, `DB_PASSWORD`, `db.password` and `db-password` are all `db password`; digits
    /// at a word's end count for nothing.
    private static List<String> words(String name) {
        var words = new ArrayList<String>();
        int from = 0;
        for (int at = 1; at <= name.length(); at++) {
            if (at < name.length() && !isBreak(name, at)) continue;
            var word = trimmed(name.substring(from, at));
            if (!word.isEmpty()) words.add(word);
            from = at;
        }
        return words;
    }

    private static boolean isBreak(String name, int at) {
        char before = name.charAt(at - 1);
        char here = name.charAt(at);
        if (!Character.isLetterOrDigit(here) || !Character.isLetterOrDigit(before)) return true;
        return Character.isLowerCase(before) && Character.isUpperCase(here);
    }

    private static String trimmed(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && !Character.isLetterOrDigit(word.charAt(from))) from++;
        while (to > from && !Character.isLetter(word.charAt(to - 1))) to--;
        return word.substring(from, to).toLowerCase(Locale.ROOT);
    }

    /// The table, read when first asked.
    private static final class Table {
        static final Map<String, Meaning> MEANINGS = new HashMap<>();
        static final Map<String, String> HARMLESS_LAST = new HashMap<>();

        static {
            try (var in = SecretName.class.getResourceAsStream("/secret/names.tsv")) {
                if (in == null)
                    throw new IllegalStateException("names.tsv is missing; build with Maven");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                lines.readLine();
                for (var line = lines.readLine(); line != null; line = lines.readLine())
                    row(line.split("\t"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void row(String[] cells) {
            switch (cells[1]) {
                case "secret" -> MEANINGS.put(cells[0], Meaning.SECRET);
                case "token" -> MEANINGS.put(cells[0], Meaning.TOKEN);
                case "carrier" -> MEANINGS.put(cells[0], Meaning.CARRIER);
                case "harmless" -> MEANINGS.put(cells[0], Meaning.NONE);
                case "harmless-last" -> HARMLESS_LAST.put(cells[0], cells[2]);
                default ->
                        throw new IllegalStateException(
                                "names.tsv says '" + cells[1] + "' of " + cells[0]);
            }
        }
    }
}
