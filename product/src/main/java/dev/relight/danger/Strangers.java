package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Programs nobody has taught us: unknown, and worse where their own words say so.
///
/// A word never makes a stranger harmless: a script called `check` may do anything.
final class Strangers {
    private final Table names;
    private final Table verbs;

    Strangers(Shelf shelf) {
        this.names = shelf.always("name:");
        this.verbs = shelf.always("verb:");
    }

    void weigh(List<Arg> words, Scales to) {
        var program = words.getFirst();
        var part = Programs.part(program.value(), words.subList(1, words.size()));
        var known = program.constant() ? names.word(program.value()) : null;
        to.met(
                program.value(),
                known == null || known.platform == null ? Platform.HOST : known.platform);
        if (known != null && known.ruling != null) {
            to.add(known.ruling, part);
            return;
        }
        to.add(Danger.UNKNOWN, what(program), part);
        argue(words, to, part);
    }

    private static String what(Arg program) {
        var name = program.value();
        if (!program.constant() && !name.contains("/"))
            return "which program " + name + " is shows only when it runs";
        if (name.contains("/") || name.matches(".*\\.(sh|bash|py|rb|pl|js)"))
            return "a local script: its effect cannot be read from the line";
        return "nobody has taught us what " + name + " does";
    }

    /// The weightiest verb among the words, where it is destructive.
    void argue(List<Arg> words, Scales to, String part) {
        for (var arg : words) {
            if (!isName(arg.value())) continue;
            var verb = worst(arg.value());
            if (verb != null && verb.danger() == Danger.DESTRUCTIVE) {
                to.add(verb, part);
                return;
            }
        }
    }

    /// A verb in a path or in prose says nothing of what is done.
    private static boolean isName(String word) {
        return word.length() <= NAME_CHARACTERS_MAX
                && word.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || "-_./:=".indexOf(c) >= 0)
                && word.chars().filter(c -> c == '/').count() <= 2;
    }

    /// Longer words are data, not names.
    private static final int NAME_CHARACTERS_MAX = 80;

    /// What the words of a name say: `reset_state`, `cleanup-old-logs.sh`, `dropAll`; null when
    /// they say nothing.
    @Nullable Ruling worst(String name) {
        Ruling worst = null;
        for (var word : words(name)) {
            var row = verbs.word(word);
            if (row != null
                    && row.ruling != null
                    && (worst == null
                            || Reason.weight(row.ruling.danger()) > Reason.weight(worst.danger())))
                worst = row.ruling;
        }
        return worst;
    }

    /// Parted at everything that is no letter and where a capital follows a small letter.
    static List<String> words(String name) {
        var words = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : ' ';
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean hump = letter && i > from && c <= 'Z' && name.charAt(i - 1) >= 'a';
            if (letter && !hump) continue;
            if (i > from) words.add(name.substring(from, i).toLowerCase(Locale.ROOT));
            from = hump ? i : i + 1;
        }
        return words;
    }
}
