package dev.relight.runbook;

import dev.relight.lexicon.Durations;
import dev.relight.lexicon.Fold;
import dev.relight.lexicon.MetadataKeys;
import dev.relight.plan.Metadatum;
import dev.relight.runbook.page.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values of metadata in one form.
final class MetadataValues {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d(?:-\\d\\d)?");
    private static final Pattern VERSION = Pattern.compile("v?\\d+(?:\\.\\d+)+|v\\d+");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private MetadataValues() {}

    static String normalized(MetadataKeys.Key key, String written) {
        var value = written.strip().replace("`", "").replace("**", "").strip();
        if (isSlot(value)) return slot(value);
        return switch (key.read()) {
            case WORD -> level(value);
            case SLUG -> Fold.of(value).slug();
            case TEXT, NAME -> value;
            case DURATION, THRESHOLD -> {
                var length = Durations.first(value);
                yield length == null ? "" : length.most();
            }
            case DATE -> date(value);
            case VERSION -> value.replaceFirst("^[vV](?=\\d)", "");
            case NONE -> "";
        };
    }

    private static final Set<String> LEVELS =
            Set.of(
                    "high",
                    "medium",
                    "low",
                    "critical",
                    "severe",
                    "major",
                    "minor",
                    "moderate",
                    "none",
                    "warning",
                    "info",
                    "informational",
                    "error",
                    "page",
                    "ticket",
                    "emergency");

    /// Longer than this a value is a text.
    private static final int VALUE_CHARACTERS_MAX = 120;

    /// `High - all users` as `high`; "Users cannot save or run reports" as what they cannot do.
    private static String level(String value) {
        var first = Fold.of(value).word(0);
        if (LEVELS.contains(first) || Fold.of(value).size() < 3) return first;
        if (value.length() > VALUE_CHARACTERS_MAX) return "";
        var cannot =
                value.replaceFirst("(?i)^(all )?users (cannot|can not|can't|are unable to) ", "");
        if (cannot.equals(value)) return value;
        var losses = cannot.split("(?:,? or |,? and |, )");
        for (int at = 1; at < losses.length; at++)
            losses[at] = losses[at].replaceFirst("^(run|use|perform|access|make|do) ", "");
        return String.join(", ", losses);
    }

    /// `[DATE]`, `[DATE + 3 months]`, `TBD`.
    static boolean isSlot(String value) {
        return value.startsWith("[") && value.endsWith("]") && value.length() > 2
                || value.equals("TBD")
                || value.equals("TODO");
    }

    private static String slot(String value) {
        var length = value.contains("+") ? Durations.first(value) : null;
        return length == null
                ? "UNRESOLVED-PLACEHOLDER"
                : "UNRESOLVED-PLACEHOLDER (last-updated + " + length.most() + ")";
    }

    /// `2024-01-01` as it is, `January 2025` as `2025-01`, `12 March 2024` as `2024-03-12`.
    private static String date(String value) {
        var iso = DATE.matcher(value);
        if (iso.find()) return iso.group();
        var fold = Fold.of(value);
        int month = 0;
        var year = "";
        var day = "";
        for (var word : fold.words()) {
            if (word.length() >= 3
                    && MONTHS.contains(word.substring(0, 3))
                    && Character.isLetter(word.charAt(0)))
                month = MONTHS.indexOf(word.substring(0, 3)) + 1;
            else if (word.matches("(19|20)\\d\\d")) year = word;
            else if (word.matches("\\d{1,2}(st|nd|rd|th)?")) day = word.replaceAll("\\D", "");
        }
        if (month == 0 || year.isEmpty()) return value;
        return year + dash(month) + (day.isEmpty() ? "" : dash(Integer.parseInt(day)));
    }

    private static String dash(int number) {
        return (number < 10 ? "-0" : "-") + number;
    }

    static boolean allUsers(String value) {
        var text = value.toLowerCase(Locale.ROOT);
        return text.startsWith("users cannot")
                || text.contains("all users")
                || text.startsWith("no users can");
    }

    /// One entry of a list of versions: `v1.1 - what changed`.
    static Metadatum revision(Piece.Item item) {
        var text = item.words().plain();
        var version = version(text);
        if (version == null)
            return new Metadatum(item.line(), "revision", item.words().raw(), text);
        var changes =
                text.substring(text.indexOf(version) + version.length())
                        .replaceFirst("^[\\s:–—-]+", "");
        return new Metadatum(
                item.line(),
                "revision",
                item.words().raw(),
                "version=" + version.replaceFirst("^v", "") + "; changes=" + changes);
    }

    static @Nullable String version(String text) {
        var matcher = VERSION.matcher(text);
        return matcher.find() ? matcher.group() : null;
    }

    /// One row of a table of versions, under the names of its columns.
    static List<Metadatum> revision(String raw, Piece.Row row, Piece.@Nullable Row head) {
        var found = new ArrayList<Metadatum>();
        var parts = new ArrayList<String>();
        for (int at = 0; at < row.cells().size(); at++) {
            var value = row.cells().get(at).plain();
            var name =
                    head != null && at < head.cells().size()
                            ? Fold.of(head.cells().get(at).plain()).slug()
                            : "column-" + (at + 1);
            parts.add(name + "=" + value);
            if (name.equals("date"))
                found.add(new Metadatum(row.line(), "last-updated", value, date(value)));
            if (name.equals("author")) found.add(new Metadatum(row.line(), "author", value, value));
        }
        found.addFirst(new Metadatum(row.line(), "revision", raw, String.join("; ", parts)));
        return found;
    }
}
