package dev.relight.lexicon;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Comments that are more than the name of a step, by how they begin.
public final class RemarkWords {
    private static final Phrases<RemarkRole> TABLE = load();
    private static final Phrases<Boolean> NEVER = never();

    private RemarkWords() {}

    /// A role and what the comment says behind the words that show it.
    public record Spoken(RemarkRole role, String rest) {}

    /// Null for a comment that begins like any other.
    public static @Nullable Spoken read(String remark) {
        var fold = Fold.of(remark);
        int from = 0;
        while (from < fold.size() && isNumber(fold.word(from))) from++;
        Phrases.Match<RemarkRole> best = null;
        for (var match : TABLE.at(fold, from))
            if (best == null || match.length() > best.length()) best = match;
        if (best == null) return should(remark, fold);
        boolean shout = best.value() == RemarkRole.HAZARD || best.value() == RemarkRole.NEVER;
        if (shout && !isSetApart(remark, fold, best)) return null;
        int end = fold.ends().get(best.end() - 1);
        return new Spoken(best.value(), stripped(remark.substring(end)));
    }

    /// Whether a heading says that what stands below it must not be run.
    public static boolean forbids(String heading) {
        var fold = Fold.of(heading);
        for (var match : NEVER.in(fold)) if (match.start() <= 2 || match.length() >= 3) return true;
        return isSign(heading) || NEVER_ALONE.contains(String.join(" ", fold.words()));
    }

    /// Whether a lead-in says that the commands below it must not be run at all: "Never run:", but
    /// not "Never do this while a second member is down.", which only warns.
    public static boolean forbidsBlock(String leadIn) {
        var fold = Fold.of(leadIn);
        for (var match : NEVER.in(fold)) {
            boolean speaks = match.start() <= 2 || match.length() >= 3;
            if (speaks && (leadIn.stripTrailing().endsWith(":") || !isLimited(fold, match.end())))
                return true;
        }
        return isSign(leadIn);
    }

    private static boolean isSign(String text) {
        return text.startsWith("❌") || text.startsWith("🚫") || text.startsWith("⛔");
    }

    /// Whether what is forbidden is forbidden only then and there.
    private static boolean isLimited(Fold fold, int from) {
        for (int at = from; at < fold.size(); at++) if (LIMITS.contains(fold.word(at))) return true;
        return false;
    }

    private static final Set<String> LIMITS =
            Set.of(
                    "when", "if", "unless", "while", "before", "until", "without", "during",
                    "twice", "except", "outside", "on", "against", "from", "as", "in", "wenn",
                    "solange", "bevor", "ohne", "auf", "si", "sans", "sur", "sin", "sem", "en");

    /// Headings that are nothing but the prohibition.
    private static final Set<String> NEVER_ALONE =
            Set.of("do not", "dont", "don t", "don't", "never", "no go", "no gos", "not allowed");

    /// Whether a text warns: it holds one of the words of warning, in capitals or before a colon.
    public static boolean warns(String text) {
        var fold = Fold.of(text);
        for (int at = 0; at < fold.size(); at++)
            for (var match : TABLE.at(fold, at))
                if (match.value() == RemarkRole.HAZARD && isSetApart(text, fold, match))
                    return true;
        return text.indexOf('⚠') >= 0;
    }

    /// "All requests should return 200": an expectation that does not begin like one.
    private static @Nullable Spoken should(String remark, Fold fold) {
        for (int at = 1; at < fold.size(); at++)
            if (fold.word(at).equals("should") && !fold.word(at - 1).equals("if"))
                return new Spoken(RemarkRole.EXPECTED, remark);
        return null;
    }

    /// "CAUTION: ..." and "WARNING ..." shout; "careful restart" does not.
    private static boolean isSetApart(String text, Fold fold, Phrases.Match<RemarkRole> match) {
        int start = fold.starts().get(match.start());
        int end = fold.ends().get(match.end() - 1);
        var words = text.substring(start, end);
        if (words.length() > 2 && words.equals(words.toUpperCase(Locale.ROOT))) return true;
        var behind = text.substring(end).stripLeading();
        boolean colon = behind.startsWith(":") || behind.startsWith("!") || behind.startsWith("-");
        return colon
                || match.length() >= 2
                || match.value() == RemarkRole.NEVER && behind.isEmpty();
    }

    private static String stripped(String rest) {
        int at = 0;
        while (at < rest.length() && " :-–—=>\t".indexOf(rest.charAt(at)) >= 0) at++;
        return rest.substring(at).strip();
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    private static Phrases<RemarkRole> load() {
        var table = new Phrases<RemarkRole>();
        for (var row : Tables.rows("remarks")) {
            var role = row.one(RemarkRole.values(), "role");
            for (var phrase : row.list("say")) table.add(phrase, role);
        }
        return table;
    }

    private static Phrases<Boolean> never() {
        var table = new Phrases<Boolean>();
        for (var row : Tables.rows("never"))
            for (var phrase : row.list("say")) table.add(phrase, true);
        return table;
    }
}
