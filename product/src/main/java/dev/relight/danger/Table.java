package dev.relight.danger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of one program, or of one of its subcommands: a tree of words, each with options,
/// rulings and what it carries.
///
/// Filled by [TableReader] (from YAML) or [Pack] (from the compiled form), then only read. Options,
/// style and platform hold for all that hangs below, unless said otherwise there.
final class Table {
    /// How a program writes its options.
    enum Style {
        /// `-abc`, `-n5`, `--long=value`.
        GNU,
        /// `-long value`, as Go, Java and find have it; never bundled.
        SINGLE,
        /// As GNU, but the first word may be a bundle without a dash: `tar xzf`.
        BUNDLE,
        /// No options: every word is taken as it comes.
        PLAIN
    }

    /// What an option does to the words behind it.
    enum Takes {
        NOTHING,
        /// The rest of its word, or the next word.
        VALUE,
        /// Only `--x=value`; never the next word.
        OPTIONAL,
        /// As OPTIONAL; only a condition spoke of it.
        GUESSED,
        /// A value, and no option follows: `python -m module --any`.
        ALL
    }

    /// What becomes of an option that no row names.
    enum Unlisted {
        /// Fails closed.
        UNKNOWN,
        /// Harmless, and takes no value.
        FLAG,
        /// Harmless, and a long one takes the next word unless that begins with a dash.
        VALUE
    }

    /// An option under the first of its names.
    record Option(String name, Takes takes) {}

    /// A ruling that counts under a condition.
    record Case(Condition when, Ruling then) {}

    /// A word of the tree with stars in it: `describe-*`.
    record Glob(String head, String tail, Table then) {
        boolean fits(String word) {
            return word.length() >= head.length() + tail.length()
                    && word.startsWith(head)
                    && word.endsWith(tail);
        }
    }

    final String name;
    final @Nullable Table parent;
    @Nullable Ruling ruling;
    @Nullable Platform platform;
    @Nullable Style style;
    @Nullable Unlisted unlisted;
    boolean kinds;
    final Map<String, Option> options = new LinkedHashMap<>();
    final List<Case> instead = new ArrayList<>();
    final List<Case> raise = new ArrayList<>();
    final Map<String, Table> next = new LinkedHashMap<>();
    final List<Glob> globs = new ArrayList<>();
    @Nullable Table deep;
    final List<Carry> carries = new ArrayList<>();

    Table(String name, @Nullable Table parent) {
        this.name = name;
        this.parent = parent;
    }

    /// A table right below, named by the words that lead there; the caller hangs it up.
    Table child(String word) {
        return new Table(name.endsWith(":") ? word : name.concat(" ").concat(word), this);
    }

    /// The option of that name, here or above; null when no row names it.
    @Nullable Option option(String written) {
        for (var table = this; table != null; table = table.parent) {
            var option = table.options.get(written);
            if (option != null) return option;
        }
        return null;
    }

    /// The table, this or one above, that names the option; null when none does.
    @Nullable Table declaring(String written) {
        for (var table = this; table != null; table = table.parent)
            if (table.options.containsKey(written)) return table;
        return null;
    }

    Style style() {
        for (var table = this; table != null; table = table.parent)
            if (table.style != null) return table.style;
        return Style.GNU;
    }

    Unlisted unlisted() {
        for (var table = this; table != null; table = table.parent)
            if (table.unlisted != null) return table.unlisted;
        return Unlisted.UNKNOWN;
    }

    Platform platform() {
        for (var table = this; table != null; table = table.parent)
            if (table.platform != null) return table.platform;
        return Platform.HOST;
    }

    /// Whether words may follow that choose what is done.
    boolean branches() {
        return !next.isEmpty() || !globs.isEmpty() || deep != null;
    }

    /// Whether it says anything of itself.
    boolean speaks() {
        return ruling != null || !carries.isEmpty();
    }

    /// What a word in the place of the tree leads to, in the exact spelling or without regard to
    /// case; null when no row knows it. For lookups of one word: SQL heads, calls, path words.
    @Nullable Table word(String word) {
        var exact = next.get(word);
        if (exact == null) exact = next.get(word.toLowerCase(Locale.ROOT));
        if (exact != null) return exact;
        for (var glob : globs) if (glob.fits(word)) return glob.then;
        return null;
    }
}
