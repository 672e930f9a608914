package dev.relight.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kind of fact that tells of a moment (`finding/past.yaml`).
///
/// @param becomes its value when all of it is older than the outage; empty: nothing is known then
/// @param weak without a time it decides nothing alone
record Past(String fact, String becomes, boolean weak) {
    private static final List<Past> ALL =
            Rows.of("past").stream()
                    .map(row ->
                            new Past(
                                    row.text("fact"),
                                    row.text("becomes"),
                                    row.text("undated").equals("weak")))
                    .toList();

    /// Null for what tells how it is now.
    static @Nullable Past of(String subject) {
        for (var row : ALL)
            if (subject.startsWith(row.fact)
                    && (subject.length() == row.fact.length()
                            || ".(".indexOf(subject.charAt(row.fact.length())) >= 0)) return row;
        return null;
    }
}
