package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Words of which a line must hold one before an expression can match it: a search for words is a
/// hundred times faster than one for expressions, and logs are long.
///
/// Reads only as much of the syntax as it is sure of; where it is not, there are no needles.
final class Needles {
    /// Shorter ones stand in nearly every line.
    private static final int CHARACTERS_MIN = 3;

    private static final int NEEDLES_MAX = 60;
    private static final int DEPTH_MAX = 8;

    private final String regex;
    private int at;
    private boolean unsure;

    private Needles(String regex) {
        this.regex = regex;
    }

    /// In small letters; empty if any line may match.
    static List<String> of(String regex) {
        if (regex.contains("(?") && !regex.contains("(?:")) return List.of();
        var reader = new Needles(regex);
        var needles = reader.alternatives(0);
        boolean whole = reader.at == regex.length() && !reader.unsure;
        return whole && needles.size() <= NEEDLES_MAX ? needles : List.of();
    }

    /// Each alternative must have one of its own, or none counts.
    private List<String> alternatives(int depth) {
        unsure |= depth > DEPTH_MAX;
        var all = new ArrayList<String>();
        boolean every = true;
        do {
            var needed = sequence(depth);
            every &= !needed.isEmpty();
            all.addAll(needed);
        } while (!unsure && take('|'));
        return every ? all : List.of();
    }

    /// The best part of a sequence: of those that must be there, the one with the longest words.
    private List<String> sequence(int depth) {
        List<String> best = List.of();
        var run = new StringBuilder();
        while (!unsure
                && at < regex.length()
                && regex.charAt(at) != '|'
                && regex.charAt(at) != ')') {
            char c = regex.charAt(at);
            if (c == '(') {
                best = better(best, flush(run));
                var inner = group(depth);
                if (!isOptional()) best = better(best, inner);
                repeats();
            } else {
                boolean plain = literal(run);
                if (isOptional() && plain) run.setLength(run.length() - 1);
                boolean counted = repeats();
                if (!plain || counted) best = better(best, flush(run));
            }
        }
        return better(best, flush(run));
    }

    private List<String> group(int depth) {
        at++;
        if (regex.startsWith("?:", at)) at += 2;
        var inner = alternatives(depth + 1);
        unsure |= !take(')');
        return inner;
    }

    /// Takes one atom; true if it is a plain character, which is then part of the run.
    private boolean literal(StringBuilder run) {
        char c = regex.charAt(at++);
        if (c == '\\') {
            if (at == regex.length()) {
                unsure = true;
                return false;
            }
            char escaped = regex.charAt(at++);
            unsure |= "pPQECx0123456789".indexOf(escaped) >= 0;
            if (Character.isLetterOrDigit(escaped)) return false;
            run.append(escaped);
            return true;
        }
        if (c == '[') {
            characterClass();
            return false;
        }
        unsure |= c >= 128;
        if (".^$".indexOf(c) >= 0) return false;
        run.append(c);
        return true;
    }

    private void characterClass() {
        if (at < regex.length() && regex.charAt(at) == '^') at++;
        if (at < regex.length() && regex.charAt(at) == ']') at++;
        while (at < regex.length() && regex.charAt(at) != ']') {
            if (regex.startsWith("[:", at)) unsure = true;
            at += regex.charAt(at) == '\\' ? 2 : 1;
        }
        unsure |= !take(']');
    }

    /// `?`, `*` or a count that may be 0 stands here; it is looked at, not taken.
    private boolean isOptional() {
        if (at >= regex.length()) return false;
        char c = regex.charAt(at);
        return c == '?' || c == '*' || regex.startsWith("{0", at) || regex.startsWith("{,", at);
    }

    /// Takes what says how often, if anything does.
    private boolean repeats() {
        boolean some = false;
        while (at < regex.length() && "?*+{".indexOf(regex.charAt(at)) >= 0) {
            some = true;
            if (regex.charAt(at) == '{') {
                int close = regex.indexOf('}', at);
                unsure |= close < 0;
                at = close < 0 ? regex.length() : close;
            }
            at++;
        }
        return some;
    }

    private boolean take(char c) {
        if (at >= regex.length() || regex.charAt(at) != c) return false;
        at++;
        return true;
    }

    private static List<String> flush(StringBuilder run) {
        var word = run.toString().toLowerCase(Locale.ROOT);
        run.setLength(0);
        return word.length() < CHARACTERS_MIN ? List.of() : List.of(word);
    }

    private static List<String> better(List<String> one, List<String> other) {
        return shortest(other) > shortest(one) ? other : one;
    }

    private static int shortest(List<String> needles) {
        return needles.stream().mapToInt(String::length).min().orElse(0);
    }
}
