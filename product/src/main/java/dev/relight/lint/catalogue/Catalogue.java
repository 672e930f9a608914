package dev.relight.lint.catalogue;

import dev.relight.lexicon.Row;
import dev.relight.problem.Place;
import dev.relight.problem.Problem;
import dev.relight.problem.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Every finding a rule can raise: its code, its weight, and its words, from `lint/codes.yaml`.
public final class Catalogue {
    /// One kind of finding.
    ///
    /// @param code stable and kebab-case
    /// @param about chapter of the reference page
    /// @param what with `{slots}`
    /// @param mend with `{slots}`
    /// @param why for people who want to know
    public record Entry(
            String code, Severity severity, String about, String what, String mend, String why) {}

    private static final class Table {
        static final Map<String, Entry> ENTRIES = load();

        private static Map<String, Entry> load() {
            var entries = new LinkedHashMap<String, Entry>();
            for (var row : Rows.of("codes")) {
                var entry =
                        new Entry(
                                of(row, "code"),
                                Severity.valueOf(of(row, "severity").toUpperCase(Locale.ROOT)),
                                of(row, "about"),
                                of(row, "what"),
                                of(row, "mend"),
                                of(row, "why"));
                if (entries.put(entry.code(), entry) != null)
                    throw new IllegalStateException(entry.code() + " stands twice in codes.yaml");
            }
            return entries;
        }

        private static String of(Row row, String key) {
            var value = row.text(key);
            if (value.isEmpty())
                throw new IllegalStateException("codes.yaml: no " + key + " in " + row);
            return value;
        }
    }

    private Catalogue() {}

    /// All of them, in the order of the table.
    public static List<Entry> entries() {
        return List.copyOf(Table.ENTRIES.values());
    }

    public static boolean knows(String code) {
        return Table.ENTRIES.containsKey(code);
    }

    /// The entry of a code that stands in the table.
    public static Entry entry(String code) {
        var entry = Table.ENTRIES.get(code);
        if (entry == null)
            throw new IllegalArgumentException("no row '" + code + "' in codes.yaml");
        return entry;
    }

    /// A problem in the words of the table.
    ///
    /// @param slots name, value, name, value ...; every slot of the row must be given
    public static Problem problem(String code, Place where, String... slots) {
        var entry = entry(code);
        return new Problem(
                code,
                entry.severity(),
                where,
                filled(entry.what(), slots, code),
                filled(entry.mend(), slots, code));
    }

    private static String filled(String words, String[] slots, String code) {
        var out = new StringBuilder(words.length() + 32);
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            int close = c == '{' ? words.indexOf('}', i) : -1;
            if (close < 0 || !isName(words, i + 1, close)) out.append(c);
            else {
                out.append(value(words.substring(i + 1, close), slots, code));
                i = close;
            }
        }
        return out.toString();
    }

    private static String value(String name, String[] slots, String code) {
        for (int i = 0; i < slots.length; i += 2) if (slots[i].equals(name)) return slots[i + 1];
        throw new IllegalArgumentException(code + ": nothing given for the slot {" + name + "}");
    }

    private static boolean isName(String text, int from, int to) {
        for (int i = from; i < to; i++)
            if (text.charAt(i) < 'a' || text.charAt(i) > 'z') return false;
        return to > from;
    }
}
