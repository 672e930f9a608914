package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;

/// JSON in an expectation, as people write it: quotes may be missing, `...` stands for anything.
///
/// What is named must be there with that value; what is not named may be there too.
final class ExpectedJson {
    private static final int DEPTH_MAX = 10;

    private final String text;
    private final List<Predicate> parts;
    private int at;
    private boolean broken;

    private ExpectedJson(String text, int at, List<Predicate> parts) {
        this.text = text;
        this.at = at;
        this.parts = parts;
    }

    /// Adds what the first object or list says; returns the words around it.
    static String read(String text, List<Predicate> parts) {
        int open = text.indexOf('{');
        if (open < 0 || text.startsWith("{{", open) || text.startsWith("${", Math.max(0, open - 1)))
            return text;
        var found = new ArrayList<Predicate>();
        var reader = new ExpectedJson(text, open, found);
        reader.object("json", 0);
        if (reader.broken) return text;
        parts.addAll(found);
        return text.substring(0, open) + " " + text.substring(reader.at);
    }

    private void object(String path, int depth) {
        at++;
        if (depth > DEPTH_MAX) broken = true;
        while (!broken && !sign('}')) {
            blanks();
            if (at >= text.length()) broken = true;
            else if (!dots() && !sign(',')) member(path, depth);
        }
    }

    private void member(String path, int depth) {
        var key = word(":");
        if (key.isEmpty() || !sign(':')) {
            broken = true;
            return;
        }
        value(path + "." + JsonReader.word(key), depth);
    }

    private void value(String path, int depth) {
        blanks();
        if (at >= text.length()) {
            broken = true;
        } else if (text.charAt(at) == '{') {
            int before = parts.size();
            object(path, depth + 1);
            if (parts.size() == before) present(path);
        } else if (text.charAt(at) == '[') {
            list(path);
        } else if (dots()) {
            present(path);
        } else {
            boolean quoted = text.charAt(at) == '"' || text.charAt(at) == '\'';
            scalar(path, word(",}"), quoted);
        }
    }

    private void scalar(String path, String value, boolean quoted) {
        if (isOpen(value)) present(path);
        else {
            boolean number = !quoted && PredicateScanner.isNumber(value);
            var subject = new Subject(path, "");
            parts.add(new Predicate.Compare(subject, Operator.EQUAL, new Literal(value, number)));
        }
    }

    /// `...`, `<timestamp>`, `[date]`: anything that is there.
    private static boolean isOpen(String value) {
        return value.isEmpty()
                || value.contains("...")
                || value.contains("…")
                || value.startsWith("<")
                || value.startsWith("[");
    }

    /// Of a list only that it is there; what is in it differs from day to day.
    private void list(String path) {
        int depth = 0;
        for (; at < text.length(); at++) {
            if (text.charAt(at) == '[') depth++;
            if (text.charAt(at) == ']' && --depth == 0) break;
        }
        broken |= at >= text.length();
        at++;
        present(path);
    }

    private void present(String path) {
        int dot = path.indexOf('.');
        parts.add(new Predicate.Has(new Subject("json", ""), path.substring(dot + 1)));
    }

    private boolean dots() {
        blanks();
        for (var dots : List.of("\"...\"", "...", "…"))
            if (text.startsWith(dots, at)) {
                at += dots.length();
                return true;
            }
        return false;
    }

    /// In quotes, or up to one of the ends.
    private String word(String ends) {
        blanks();
        if (at >= text.length()) return "";
        char quote = text.charAt(at);
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, at + 1);
            if (close < 0) {
                broken = true;
                return "";
            }
            var word = text.substring(at + 1, close);
            at = close + 1;
            return word;
        }
        int from = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0 && text.charAt(at) != '\n')
            at++;
        return text.substring(from, at).strip();
    }

    private boolean sign(char sign) {
        blanks();
        if (at >= text.length() || text.charAt(at) != sign) return false;
        at++;
        return true;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }
}
