package dev.relight.finding;

import dev.relight.lexicon.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words by which a runbook recognises a cause, as predicates on facts
/// (`finding/symptoms.yaml`).
public final class Symptoms {
    /// Longer ones are stories; only their beginning is read.
    private static final int CHARACTERS_MAX = 300;

    private static final Pattern LEAD =
            Pattern.compile(
                    "(?i)^\\s*(?:[-*+] |[0-9]+[.)] )?(?:\\[[ x]\\] )?(?:(?:symptoms?:|if|when|in case of|in case|where|signs?:)\\s+)?");

    /// An instruction to look is no sign by itself.
    private static final Pattern INSTRUCTION =
            Pattern.compile(
                    "(?i)^\\s*(?:[-*+] |[0-9]+[.)] )?(?:check|look|search|watch|inspect|review|verify)\\b");

    private static final Pattern JOINT =
            Pattern.compile("(?i)\\s+or\\s+|;|\\(|\\)|\\s+/\\s+|,\\s+or\\s+");

    private Symptoms() {}

    public static @Nullable Predicate predicate(String text) {
        var sign = sign(text);
        return sign == null ? null : sign.predicate();
    }

    /// Null where no fact can decide it. A symptom in the alert's own section is global and never
    /// discriminating, whatever this says.
    public static @Nullable Sign sign(String text) {
        var sign = understood(text);
        if (sign == null || !INSTRUCTION.matcher(text).find()) return sign;
        return new Sign(sign.predicate(), false, sign.failureMode());
    }

    private static @Nullable Sign understood(String text) {
        var clean = clean(text);
        var stated = Stated.sign(text);
        if (stated != null) return stated;
        var whole = entry(clean);
        var parts = new LinkedHashSet<Entry>();
        for (var clause : JOINT.split(clean)) {
            var part = entry(clause.strip());
            if (part != null) parts.add(part);
        }
        if (parts.size() > 1) return joined(List.copyOf(parts), clean);
        if (whole != null) return whole.sign(clean);
        return parts.isEmpty() ? Stated.quoted(text) : parts.getFirst().sign(clean);
    }

    private static Sign joined(List<Entry> entries, String text) {
        var predicates = new ArrayList<Predicate>();
        boolean tells = true;
        for (var entry : entries) {
            var sign = entry.sign(text);
            if (sign.predicate() instanceof Predicate.Or(var parts)) predicates.addAll(parts);
            else predicates.add(sign.predicate());
            tells &= sign.discriminating();
        }
        var distinct = predicates.stream().distinct().toList();
        var predicate = distinct.size() == 1 ? distinct.getFirst() : new Predicate.Or(distinct);
        return new Sign(predicate, tells, entries.getFirst().mode);
    }

    private static @Nullable Entry entry(String clause) {
        if (clause.length() < 2) return null;
        var folded = LogText.fold(clause);
        for (var entry : Table.ROWS.of(folded))
            if (entry.says.fits(clause, folded) && !entry.excludes(clause, folded)) return entry;
        return null;
    }

    /// Without marks and the word that leads in.
    static String clean(String text) {
        var cut = text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) : text;
        var plain = cut.replace("**", "").replace("`", "").replace("\"", "").strip();
        var lead = LEAD.matcher(plain);
        if (lead.find()) plain = plain.substring(lead.end());
        return plain.endsWith(":") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /// A row of the table; there is one of each.
    private static final class Entry {
        final Wording says;
        final Wording unless;
        final Template ask;
        final boolean tells;
        final String mode;

        Entry(Row row) {
            says = Wording.of(row, "says");
            unless = Wording.of(row, "unless");
            ask = new Template(row.text("ask"));
            tells = row.text("tells").equals("y");
            mode = row.text("mode");
        }

        boolean excludes(String clause, String folded) {
            return !unless.isAny() && unless.fits(clause, folded);
        }

        Sign sign(String text) {
            var predicate = ask.predicate(text);
            if (predicate == null)
                throw new IllegalStateException("symptoms.yaml asks nothing for " + mode);
            return new Sign(predicate, tells, mode);
        }
    }

    private static final class Table {
        static final Shortlist<Entry> ROWS =
                new Shortlist<>(
                        Rows.of("symptoms").stream().map(Entry::new).toList(), entry -> entry.says);
    }
}
