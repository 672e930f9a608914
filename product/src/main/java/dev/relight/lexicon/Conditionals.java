package dev.relight.lexicon;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the condition in a sentence: in front, in brackets, or at the end.
public final class Conditionals {
    private static final Phrases<Boolean> OPENERS = openers();
    private static final Phrases<Boolean> ACTIONS = phrases("condition-ends");
    private static final Set<String> GOES_ON = words("goes-on");
    private static final Set<String> WHETHER = words("whether-verbs");

    private Conditionals() {}

    /// Null when the sentence is unconditional; "check if it runs" is.
    public static @Nullable Clause in(String sentence) {
        var text = sentence.strip();
        var leading = leading(text);
        if (leading != null) return leading;
        var bracketed = bracketed(text);
        return bracketed != null ? bracketed : trailing(text);
    }

    /// "Then ..." goes on under the condition of the sentence before.
    public static boolean goesOn(String sentence) {
        return GOES_ON.contains(Fold.of(sentence).word(0));
    }

    /// "If restart fails, check logs"; behind `**Key**:` a clause may begin too.
    private static @Nullable Clause leading(String text) {
        int from = numbering(text);
        var body = text.substring(from);
        var fold = Fold.of(body);
        var opener = opener(fold, 0, true);
        if (opener == null || !isAtStart(body, fold)) return null;
        if (isQuestion(fold, opener.end())) return null;
        int cut = cut(body);
        if (cut < 0) cut = action(fold);
        var clause = trimmed(cut < 0 ? body : body.substring(0, cut));
        if (clause.endsWith(" then"))
            clause = clause.substring(0, clause.length() - " then".length());
        var rest = cut < 0 ? "" : trimmed(body.substring(cut + 1));
        if (rest.startsWith("then ")) rest = rest.substring("then ".length());
        if (rest.isEmpty() && Character.isLetter(text.charAt(0)))
            rest = key(text.substring(0, from));
        return new Clause(clause, rest, true, ConditionPhrases.kind(clause));
    }

    /// What a key in front of the clause speaks of; "Step 2:" speaks of nothing.
    private static String key(String head) {
        var fold = Fold.of(head);
        return fold.size() > 0
                        && fold.words().stream()
                                .noneMatch(word -> Character.isDigit(word.charAt(0)))
                ? trimmed(head)
                : "";
    }

    /// "Test endpoint (if available)", "(Requires monitoring data)".
    private static @Nullable Clause bracketed(String text) {
        for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
            int close = text.indexOf(')', open);
            if (close < 0) return null;
            var inside = text.substring(open + 1, close).strip();
            var fold = Fold.of(inside);
            boolean opens = opener(fold, 0, true) != null || ConditionPhrases.stands(fold);
            if (!opens || isQuestion(fold, 1)) continue;
            var rest = trimmed(text.substring(0, open) + text.substring(close + 1));
            return new Clause(inside, rest, rest.isEmpty(), ConditionPhrases.kind(inside));
        }
        return null;
    }

    /// "Restart database if needed".
    private static @Nullable Clause trailing(String text) {
        var fold = Fold.of(text);
        for (int at = 1; at < fold.size(); at++) {
            boolean opens = opener(fold, at, false) != null;
            if (!opens && !ConditionPhrases.isAside(fold, at)) continue;
            if (opens && asksWhether(fold, at)) return null;
            int start = fold.starts().get(at);
            if (isQuoted(text, start)) continue;
            int end = end(text, start);
            var clause = trimmed(text.substring(start, end));
            var rest = trimmed(text.substring(0, start));
            return new Clause(clause, rest, false, ConditionPhrases.kind(clause));
        }
        return null;
    }

    /// "Check if it runs", "Check the pods if they run": a question, no condition.
    private static boolean asksWhether(Fold fold, int at) {
        if (WHETHER.contains(fold.word(at - 1))) return true;
        int verb = 0;
        while (fold.word(verb).chars().allMatch(Character::isDigit) && verb < at) verb++;
        return WHETHER.contains(fold.word(verb)) && SUBJECTS.contains(fold.word(at + 1));
    }

    private static final Set<String> SUBJECTS =
            Set.of(
                    "it", "they", "there", "this", "these", "that", "the", "any", "all", "some",
                    "your");

    /// Whether the clause stands within `...` or quotes, where it is somebody else's text.
    private static boolean isQuoted(String text, int at) {
        return odd(text, at, '`') || odd(text, at, '"');
    }

    private static boolean odd(String text, int at, char quote) {
        int count = 0;
        for (int i = 0; i < at; i++) if (text.charAt(i) == quote) count++;
        return count % 2 == 1;
    }

    private static int end(String text, int start) {
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '(' || c == ',' || c == ';') return at;
            if ((c == '.' || c == ':') && (at + 1 == text.length() || text.charAt(at + 1) == ' '))
                return at;
        }
        return text.length();
    }

    /// Where the condition ends and the action begins: at a comma, a colon before more text, or the
    /// words "then".
    private static int cut(String body) {
        for (int at = 0; at < body.length(); at++) {
            char c = body.charAt(at);
            boolean blank = at + 1 < body.length() && body.charAt(at + 1) == ' ';
            if (c == ',' && blank && !isList(body, at)) return at;
            if (c == ':' && blank) return at;
            if (c == ' ' && body.startsWith(" then ", at)) return at;
            if ((c == '→' || c == '—') && at > 0) return at;
        }
        return -1;
    }

    /// "If it is down you can restart it": where the action begins without a comma.
    private static int action(Fold fold) {
        for (int at = 2; at < fold.size(); at++)
            if (!ACTIONS.at(fold, at).isEmpty()) return fold.starts().get(at) - 1;
        return -1;
    }

    /// "If the CPU, memory or disk is full, restart": a comma within a list cuts nothing.
    private static boolean isList(String body, int comma) {
        int next = body.indexOf(',', comma + 1);
        var until = body.substring(comma + 1, next < 0 ? body.length() : next);
        var fold = Fold.of(until);
        if (next < 0) return false;
        for (int at = 1; at < Math.min(fold.size(), 4); at++)
            if (Durations.isOneOf(fold.word(at), "or", "and")) return true;
        return false;
    }

    private static Phrases.@Nullable Match<Boolean> opener(Fold fold, int at, boolean start) {
        Phrases.Match<Boolean> best = null;
        for (var match : OPENERS.at(fold, at))
            if ((start || match.value()) && (best == null || match.length() > best.length()))
                best = match;
        return best;
    }

    private static boolean isAtStart(String body, Fold fold) {
        int start = fold.starts().getFirst();
        for (int at = 0; at < start; at++) if (" *_(".indexOf(body.charAt(at)) < 0) return false;
        return body.charAt(0) != '(' || body.indexOf(')') < 0;
    }

    /// "When to escalate" and "if so" set no condition of their own.
    private static boolean isQuestion(Fold fold, int behind) {
        return Durations.isOneOf(fold.word(behind), "to", "so");
    }

    /// How long a key in front of a clause may be: `Management: If ...`.
    private static final int KEY_CHARACTERS_MAX = 40;

    /// Length of `1. `, `Step 2: `, `Management: ` in front.
    private static int numbering(String text) {
        int colon = text.indexOf(": ");
        boolean key = colon > 0 && colon < KEY_CHARACTERS_MAX;
        if (key && opener(Fold.of(text.substring(colon)), 0, true) != null) return colon + 2;
        int at = 0;
        while (at < text.length() && Character.isDigit(text.charAt(at))) at++;
        if (at == 0 || at >= text.length() || ".)".indexOf(text.charAt(at)) < 0) return 0;
        at++;
        while (at < text.length() && text.charAt(at) == ' ') at++;
        return at;
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && " *_-–—:.,;\n".indexOf(text.charAt(from)) >= 0) from++;
        while (to > from && " *_-–—:.,;\n".indexOf(text.charAt(to - 1)) >= 0) to--;
        return text.substring(from, to);
    }

    private static Phrases<Boolean> openers() {
        var table = new Phrases<Boolean>();
        for (var row : Tables.rows("condition-openers"))
            for (var phrase : row.list("say")) table.add(phrase, row.text("where").equals("any"));
        return table;
    }

    private static Phrases<Boolean> phrases(String name) {
        var table = new Phrases<Boolean>();
        for (var row : Tables.rows(name))
            for (var phrase : row.list("say")) table.add(phrase, true);
        return table;
    }

    private static Set<String> words(String name) {
        var words = new HashSet<String>();
        for (var row : Tables.rows(name)) words.addAll(row.list("say"));
        return words;
    }
}
