package dev.relight.lexicon;

import org.jspecify.annotations.Nullable;

/// The time a heading grants: `(< 2 minutes)`, `(5-15 minutes)`, `(within 1 week)`.
public final class Budgets {
    private Budgets() {}

    /// ISO-8601 interval of two durations, `PT5M/PT15M`; null when the heading grants none.
    public static @Nullable String of(String heading) {
        var part = inBrackets(heading);
        boolean bare = part == null;
        if (part == null) part = heading;
        var length = Durations.first(part);
        if (length == null || bare && !grants(heading, length)) return null;
        return length.isRange() ? fromFirst(part, length) : "PT0S/" + length.most();
    }

    /// `0-5 minutes` begins at nought, and nought is written without a unit of its own.
    private static String fromFirst(String part, Durations.Length length) {
        var from = Fold.of(part).word(length.start()).equals("0") ? "PT0S" : length.least();
        return from + "/" + length.most();
    }

    /// "(last 24 hours)", "(more than 1 second)": a length of time that is no limit of the work.
    private static boolean isOther(Fold fold, Durations.Length length) {
        for (int at = 0; at < length.start(); at++)
            if (Durations.isOneOf(
                    fold.word(at),
                    "last",
                    "past",
                    "more",
                    "older",
                    "every",
                    "over",
                    "longer",
                    "previous",
                    "since",
                    "letzte",
                    "letzten",
                    "derniers",
                    "dernieres",
                    "ultimos",
                    "ultimas")) return true;
        return false;
    }

    private static @Nullable String inBrackets(String heading) {
        int open = heading.lastIndexOf('(');
        int close = heading.indexOf(')', open + 1);
        if (open < 0 || close < 0) return null;
        var part = heading.substring(open + 1, close);
        var length = Durations.first(part);
        return length == null || isOther(Fold.of(part), length) ? null : part;
    }

    /// Outside brackets a length of time is a budget only behind such a word or a sign, or as a
    /// range: "Logs of the last 24 hours" grants nothing.
    private static boolean grants(String heading, Durations.Length length) {
        var fold = Fold.of(heading);
        if (length.isRange()) return true;
        var before = fold.word(length.start() - 1);
        if (Durations.isOneOf(
                before,
                "first",
                "within",
                "under",
                "erste",
                "ersten",
                "premieres",
                "primeros",
                "primeiros",
                "innerhalb",
                "binnen")) return true;
        int at = fold.starts().get(length.start());
        var sign = heading.substring(0, at).stripTrailing();
        return sign.endsWith("<") || sign.endsWith("≤") || sign.endsWith("T+");
    }
}
