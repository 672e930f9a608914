package dev.relight.finding;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Fixed wordings of expectations (`finding/expectations.yaml`).
final class Wordings {
    private record Entry(Wording says, List<String> of, String ask) {}

    private Wordings() {}

    static @Nullable Predicate find(String text, Look look, @Nullable Predicate usual) {
        var evidence = Looks.row(look).evidence;
        var folded = LogText.fold(text);
        for (var wording : Table.ROWS) {
            if (!wording.of.isEmpty() && wording.of.stream().noneMatch(evidence::contains))
                continue;
            if (!wording.says.mayFit(folded)) continue;
            var says = wording.says.matcher(text);
            if (!says.find()) continue;
            if (wording.ask.equals("usual")) return usual;
            var filled = wording.ask;
            for (int i = 1; i <= says.groupCount(); i++)
                filled = filled.replace("{" + i + "}", group(says.group(i)));
            filled = filled.replace("{millis}", millis(text));
            return Predicate.of(Thresholds.fill(filled.replace("{sign}", sign(text))));
        }
        return null;
    }

    private static String group(@Nullable String group) {
        return group == null ? "" : group;
    }

    /// Which way a limit is meant.
    private static String sign(String text) {
        if (Table.AT_LEAST.matcher(text).find()) return ">=";
        if (Table.MORE.matcher(text).find()) return ">";
        if (Table.AT_MOST.matcher(text).find()) return "<=";
        return "<";
    }

    private static String millis(String text) {
        var time = Table.TIME.matcher(text);
        return time.find() ? Blanks.millis(time.group(1), time.group(2)) : "{slow_ms}";
    }

    private static final class Table {
        static final Pattern AT_LEAST =
                Pattern.compile(
                        "(?i)>=|≥|at least|no(t)? (less|fewer) than|minimum|or (more|higher)");
        static final Pattern MORE =
                Pattern.compile("(?i)>|more than|greater than|above|over|higher than|exceed");
        static final Pattern AT_MOST =
                Pattern.compile(
                        "(?i)<=|≤|at most|no(t)? more than|maximum|up to|within|or (less|fewer)");
        static final Pattern TIME =
                Pattern.compile(
                        "(?i)([0-9]+(?:\\.[0-9]+)?) ?(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?)\\b");

        static final List<Entry> ROWS =
                Rows.of("expectations").stream()
                        .map(row ->
                                new Entry(Wording.of(row, "says"), row.list("of"), row.text("ask")))
                        .toList();
    }
}
