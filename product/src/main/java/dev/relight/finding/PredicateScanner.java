package dev.relight.finding;

/// The words and signs of a predicate, one after the other.
final class PredicateScanner {
    private final String text;
    private int at;

    PredicateScanner(String text) {
        this.text = text;
    }

    int length() {
        return text.length();
    }

    /// 1-based, of the next word.
    int column() {
        blanks();
        return at + 1;
    }

    boolean atEnd() {
        blanks();
        return at == text.length();
    }

    String rest() {
        blanks();
        return text.substring(at, Math.min(text.length(), at + 20));
    }

    boolean word(String word) {
        blanks();
        if (!text.regionMatches(true, at, word, 0, word.length())) return false;
        int end = at + word.length();
        if (end < text.length() && isWordCharacter(text.charAt(end))) return false;
        at = end;
        return true;
    }

    boolean sign(String sign) {
        blanks();
        if (!text.startsWith(sign, at)) return false;
        at += sign.length();
        return true;
    }

    /// A flag directly behind an expression.
    boolean flag(char flag) {
        if (at >= text.length() || text.charAt(at) != flag) return false;
        at++;
        return true;
    }

    Subject subject() throws Stop {
        int column = column();
        var name = name();
        if (!Subject.isName(name))
            throw stop(column, "a subject is expected", "begin with a name such as http.status");
        if (at >= text.length() || text.charAt(at) != '(') return new Subject(name, "");
        at++;
        var about = text.startsWith("\"", at) ? quoted() : upTo(')');
        if (!sign(")")) throw stop("')' is missing", "close the subject's parenthesis");
        return new Subject(name, about);
    }

    /// A path below the subject: `dependencies.db`.
    String member() throws Stop {
        int column = column();
        var name = name();
        if (!Subject.isName("x." + name))
            throw stop(column, "a member's name is expected", "write json has dependencies");
        return name;
    }

    Literal literal() throws Stop {
        blanks();
        if (text.startsWith("\"", at)) return Literal.text(quoted());
        var word = bare();
        var number = word.endsWith("%") ? word.substring(0, word.length() - 1) : word;
        return isNumber(number) ? new Literal(number, true) : Literal.text(word);
    }

    String bare() throws Stop {
        blanks();
        int from = at;
        while (at < text.length() && " \t\r\n()\"".indexOf(text.charAt(at)) < 0) at++;
        if (from == at) throw stop("a value is missing", "write a number or a \"text\"");
        return text.substring(from, at);
    }

    String regex() throws Stop {
        if (!sign("/")) throw stop("an expression is expected", "write it between slashes: /oom/i");
        var out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '/') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) out.append(text.charAt(at++));
            out.append(text.charAt(at++));
        }
        if (!flag('/')) throw stop("the expression does not end", "close it with a slash");
        return out.toString();
    }

    Stop stop(String what, String mend) {
        return stop(column(), what, mend);
    }

    Stop stop(int column, String what, String mend) {
        return new Stop(column, what, mend);
    }

    static boolean isNumber(String word) {
        if (word.length() > 30 || word.isEmpty()) return false;
        int digits = 0;
        int points = 0;
        for (int i = "+-".indexOf(word.charAt(0)) < 0 ? 0 : 1; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '0' && c <= '9') digits++;
            else if (c == '.') points++;
            else return false;
        }
        return digits > 0 && points < 2;
    }

    private String name() {
        blanks();
        var out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            int close = c == '[' ? text.indexOf(']', at) : -1;
            if (close > at + 1 && isNumber(text.substring(at + 1, close))) {
                out.append('.').append(text, at + 1, close);
                at = close + 1;
            } else if (isWordCharacter(c)) {
                out.append(c);
                at++;
            } else break;
        }
        return out.toString();
    }

    private String quoted() throws Stop {
        int column = at + 1;
        at++;
        var out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
                if (c == 'n') c = '\n';
            }
            out.append(c);
        }
        if (!flag('"')) throw stop(column, "the text does not end", "close it with a quote");
        return out.toString();
    }

    private String upTo(char end) {
        int to = text.indexOf(end, at);
        var inner = text.substring(at, to < 0 ? text.length() : to);
        at += inner.length();
        return inner.strip();
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private static boolean isWordCharacter(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }

    /// Reading ends here; becomes a [Parsed.Unreadable].
    static final class Stop extends Exception {
        private static final long serialVersionUID = 1;

        final int column;
        final String what;
        final String mend;

        Stop(int column, String what, String mend) {
            super(what);
            this.column = column;
            this.what = what;
            this.mend = mend;
        }
    }
}
