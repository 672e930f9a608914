package dev.relight.rehearse;

/// A short text that an expression matches: so a log can say what a symptom looks for.
///
/// Reads what is common in expressions for logs: letters, `.`, `\b`, `\s`, `\d`, `\w`, classes,
/// groups, alternatives, `?`, `*`, `+`, `{n,m}`. Whoever uses it tries whether the text matches.
final class Sentence {
    private final String regex;
    private int at;

    private Sentence(String regex) {
        this.regex = regex;
    }

    /// The first alternative everywhere; whatever may be left out is, but a blank stands for `.*`.
    static String of(String regex) {
        return new Sentence(regex).alternatives();
    }

    /// A text for each alternative that stands outermost.
    static java.util.List<String> each(String regex) {
        var all = new java.util.ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') i++;
            else if (c == '(' || c == '[') depth++;
            else if (c == ')' || c == ']') depth--;
            else if (c == '|' && depth == 0) {
                all.add(of(regex.substring(from, i)));
                from = i + 1;
            }
        }
        all.add(of(regex.substring(from)));
        return all;
    }

    private String alternatives() {
        var first = sequence();
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            sequence();
        }
        return first;
    }

    private String sequence() {
        var text = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')')
            text.append(repeated());
        return text.toString();
    }

    private String repeated() {
        boolean any = at < regex.length() && regex.charAt(at) == '.';
        var one = atom();
        if (at >= regex.length()) return one;
        switch (regex.charAt(at)) {
            case '?' -> {
                at++;
                return "";
            }
            case '*' -> {
                at++;
                lazy();
                return any ? " " : "";
            }
            case '+' -> {
                at++;
                lazy();
                return one;
            }
            case '{' -> {
                return counted(one);
            }
            default -> {
                return one;
            }
        }
    }

    private String counted(String one) {
        int end = regex.indexOf('}', at);
        var count = end < 0 ? "" : regex.substring(at + 1, end);
        if (!count.matches("[0-9]+(,[0-9]*)?")) {
            at++;
            return one + "{";
        }
        at = end + 1;
        int comma = count.indexOf(',');
        int least = Integer.parseInt(comma < 0 ? count : count.substring(0, comma));
        return one.repeat(least);
    }

    private void lazy() {
        if (at < regex.length() && regex.charAt(at) == '?') at++;
    }

    private String atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> oneOf();
            case '.' -> "x";
            case '^', '$' -> "";
            case '\\' -> escaped();
            default -> String.valueOf(c);
        };
    }

    private String group() {
        if (regex.startsWith("?:", at)) at += 2;
        else if (regex.startsWith("?", at)) {
            int colon = regex.indexOf(')', at);
            boolean flags = colon > 0 && regex.substring(at + 1, colon).matches("[a-z]+");
            if (flags) {
                at = colon + 1;
                return "";
            }
        }
        var inside = alternatives();
        if (at < regex.length()) at++;
        return inside;
    }

    private String oneOf() {
        boolean not = at < regex.length() && regex.charAt(at) == '^';
        int end = regex.indexOf(']', at + 1);
        if (end < 0) end = regex.length();
        var inside = regex.substring(not ? at + 1 : at, end);
        at = Math.min(regex.length(), end + 1);
        if (not) return inside.contains(" ") ? "_" : " ";
        if (inside.startsWith("\\") && inside.length() > 1)
            return inside.charAt(1) == 'd'
                    ? "1"
                    : inside.charAt(1) == 's'
                            ? " "
                            : inside.charAt(1) == 'w' ? "a" : inside.substring(1, 2);
        return inside.isEmpty() ? "" : inside.substring(0, 1);
    }

    private String escaped() {
        if (at >= regex.length()) return "\\";
        char c = regex.charAt(at++);
        return switch (c) {
            case 'b', 'B', 'A', 'z', 'Z' -> "";
            case 'd' -> "1";
            case 's' -> " ";
            case 'S', 'w' -> "a";
            case 'W', 'D' -> " ";
            case 't' -> "\t";
            case 'n' -> "\n";
            default -> String.valueOf(c);
        };
    }
}
