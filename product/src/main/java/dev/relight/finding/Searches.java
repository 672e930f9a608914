package dev.relight.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the lines a search finds are good news (`finding/searches.yaml`): exit 1 of grep is an
/// answer, and only the context says which.
final class Searches {
    private Searches() {}

    static @Nullable Predicate check(Look look, LookRow row, Surroundings around) {
        if (look.isSearched() && Greps.isInverted(look.greps().getFirst())) {
            var whole = row.check();
            return whole == null ? null : DefaultChecks.withoutExit(whole);
        }
        var kind = row.searched;
        var verdict = verdict(kind, look.pattern(), around);
        if (counts(look)) return counted(verdict);
        return switch (verdict) {
            case "good" -> good(kind, row, look);
            case "bad" -> bad(kind, row, look);
            case "mixed" ->
                    Predicate.of(
                            "stdout is not empty and not stdout matches /critical|fatal|error|fail/i");
            default -> null;
        };
    }

    /// `good`, `bad`, `mixed` or `unknown`.
    static String verdict(String kind, String pattern, Surroundings around) {
        for (var entry : Table.ROWS)
            if ((entry.in.equals("any") || entry.in.equals(kind))
                    && entry.near.fits(around.words())
                    && entry.pattern.fits(pattern)) return entry.found;
        return "unknown";
    }

    private static Predicate good(String kind, LookRow row, Look look) {
        var stated = row.found();
        if (stated != null) return stated;
        var beside = kind.equals("log") ? beside(look) : null;
        var found = Predicate.of("lines >= 1");
        return beside == null ? found : new Predicate.Or(List.of(found, beside));
    }

    private static Predicate bad(String kind, LookRow row, Look look) {
        var stated = row.absent();
        if (stated != null) return stated;
        var beside = kind.equals("log") ? beside(look) : null;
        var absent = Predicate.of("lines = 0");
        return beside == null
                ? absent
                : new Predicate.And(List.of(absent, new Predicate.Not(beside)));
    }

    /// A container's standard error does not go through the pipe, so it is searched here.
    private static @Nullable Predicate beside(Look look) {
        var pattern = look.pattern();
        if (pattern.isEmpty()) return null;
        try {
            Regex.of(pattern, false);
            return new Predicate.Matches(
                    new Subject("stderr", ""), pattern, Greps.ignoresCase(look.greps().getFirst()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean counts(Look look) {
        if (!look.isPiped()) return false;
        var last = look.filters().getLast();
        return Greps.isGrep(last) && Greps.counts(last) || last.is("wc");
    }

    private static @Nullable Predicate counted(String verdict) {
        return switch (verdict) {
            case "good" -> Predicate.of("stdout matches /[1-9]/");
            case "bad" -> Predicate.of("stdout matches /^\\s*0\\s*$/");
            default -> null;
        };
    }

    /// One row of the table.
    private record Entry(String in, Wording near, Wording pattern, String found) {}

    private static final class Table {
        static final List<Entry> ROWS =
                Rows.of("searches").stream()
                        .map(row ->
                                new Entry(
                                        row.text("in"),
                                        Wording.of(row, "near"),
                                        Wording.of(row, "for"),
                                        row.text("found")))
                        .toList();
    }
}
