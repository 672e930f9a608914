package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
        var whole = row(clean);
        var parts = new LinkedHashMap<Rows.Row, String>();
        for (var clause : JOINT.split(clean)) {
            var row = row(clause.strip());
            if (row != null) parts.putIfAbsent(row, clause);
        }
        if (parts.size() > 1) return joined(List.copyOf(parts.keySet()), clean);
        if (whole != null) return sign(whole, clean);
        return parts.isEmpty()
                ? Stated.quoted(text)
                : sign(parts.keySet().iterator().next(), clean);
    }

    private static Sign joined(List<Rows.Row> rows, String text) {
        var predicates = new ArrayList<Predicate>();
        boolean tells = true;
        for (var row : rows) {
            var sign = sign(row, text);
            if (sign.predicate() instanceof Predicate.Or(var parts)) predicates.addAll(parts);
            else predicates.add(sign.predicate());
            tells &= sign.discriminating();
        }
        var distinct = predicates.stream().distinct().toList();
        var predicate = distinct.size() == 1 ? distinct.getFirst() : new Predicate.Or(distinct);
        return new Sign(predicate, tells, rows.getFirst().cell("mode"));
    }

    private static Sign sign(Rows.Row row, String text) {
        var predicate = Predicate.of(Blanks.fill(row.cell("ask"), text));
        return new Sign(predicate, row.cell("tells").equals("y"), row.cell("mode"));
    }

    private static Rows.@Nullable Row row(String clause) {
        if (clause.length() < 2) return null;
        for (var entry : Table.ROWS)
            if (entry.says.matcher(clause).find()
                    && (entry.unless == null || !entry.unless.matcher(clause).find()))
                return entry.row;
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

    private record Entry(Pattern says, @Nullable Pattern unless, Rows.Row row) {}

    private static final class Table {
        static final List<Entry> ROWS =
                Rows.of("symptoms").stream()
                        .map(row ->
                                new Entry(
                                        Regex.of(row.cell("says"), true),
                                        row.has("unless")
                                                ? Regex.of(row.cell("unless"), true)
                                                : null,
                                        row))
                        .toList();
    }
}
