package dev.relight.finding;

/// What a fact is about: a dotted name and, in parentheses, which one: `container.state(postgres)`.
///
/// @param name such as `http.status` or `json.dependencies.db`; an index of a list is a segment of
///   digits
/// @param about which one: a URL, a container, a mount, a port, a line number; empty for "any"
public record Subject(String name, String about) {
    public Subject {
        if (!isName(name))
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of a fact; use words of [A-Za-z0-9_-] and dots");
    }

    /// Words of letters, digits, `_` and `-`, joined by dots; begins with a letter.
    static boolean isName(String text) {
        if (text.isEmpty() || !isLetter(text.charAt(0)) || text.endsWith(".")) return false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && text.charAt(i - 1) == '.') return false;
            if (!isLetter(c) && !(c >= '0' && c <= '9') && "_-.".indexOf(c) < 0) return false;
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    public static Subject of(String text) {
        int open = text.indexOf('(');
        if (open < 0 || !text.endsWith(")")) return new Subject(text, "");
        return new Subject(text.substring(0, open), text.substring(open + 1, text.length() - 1));
    }

    /// As facts spell it; the predicate grammar quotes what stands in the parentheses if it must.
    public String text() {
        return about.isEmpty() ? name : name + "(" + about + ")";
    }

    /// Does a question that names this subject mean the given fact? A name in the question fits a
    /// longer one that contains it as a whole word: `postgres` fits `shop_postgres_1`.
    boolean means(Subject fact, int factLine) {
        if (!name.equalsIgnoreCase(fact.name)) return false;
        if (about.isEmpty() || about.equalsIgnoreCase(fact.about)) return true;
        if (about.equals(Integer.toString(factLine))) return true;
        return wordOf(fact.about, about);
    }

    private static boolean wordOf(String whole, String word) {
        for (int from = 0; (from = indexIgnoringCase(whole, word, from)) >= 0; from++) {
            if (isSeam(whole, from) && isSeam(whole, from + word.length())) return true;
        }
        return false;
    }

    /// No word goes on from the left of the place to its right.
    private static boolean isSeam(String text, int at) {
        return at == 0
                || at == text.length()
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || !Character.isLetterOrDigit(text.charAt(at));
    }

    private static int indexIgnoringCase(String whole, String word, int from) {
        for (int i = from; i + word.length() <= whole.length(); i++)
            if (whole.regionMatches(true, i, word, 0, word.length())) return i;
        return -1;
    }
}
