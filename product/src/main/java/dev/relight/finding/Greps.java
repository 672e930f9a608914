package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;

/// What a `grep` looks for.
final class Greps {
    private static final List<String> WITH_VALUE =
            List.of("-A", "-B", "-C", "-m", "--max-count", "-e", "--regexp", "-f", "--file");

    private Greps() {}

    static boolean isGrep(Call call) {
        return call.is("grep", "egrep", "fgrep", "zgrep", "rg");
    }

    /// In extended syntax; empty where there is none or no one could read it.
    static String pattern(Call grep) {
        var given = grep.value("-e", "--regexp");
        var plain = plain(grep);
        var written = given != null ? given : plain.isEmpty() ? "" : plain.getFirst();
        boolean fixed = grep.is("fgrep") || grep.has("-F", "--fixed-strings");
        boolean extended =
                grep.is("egrep", "rg")
                        || grep.has("-E", "--extended-regexp", "-P", "--perl-regexp");
        if (fixed) return literally(written);
        return extended ? written : extended(written);
    }

    /// What it searches; none when it reads its input.
    static List<String> files(Call grep) {
        var plain = plain(grep);
        int first = grep.value("-e", "--regexp", "-f", "--file") != null ? 0 : 1;
        return plain.size() > first ? plain.subList(first, plain.size()) : List.of();
    }

    private static List<String> plain(Call grep) {
        var plain = new ArrayList<>(grep.plain());
        for (var option : WITH_VALUE) {
            var value = grep.value(option);
            if (value != null) plain.remove(value);
        }
        return plain;
    }

    static boolean ignoresCase(Call grep) {
        return grep.has("-i", "--ignore-case", "-y");
    }

    /// Lines that do not match are wanted.
    static boolean isInverted(Call grep) {
        return grep.has("-v", "--invert-match");
    }

    static boolean counts(Call grep) {
        return grep.has("-c", "--count");
    }

    /// Basic syntax: `\|` and `\(` are signs, `|` and `(` are characters.
    private static String extended(String basic) {
        var out = new StringBuilder();
        for (int i = 0; i < basic.length(); i++) {
            char c = basic.charAt(i);
            char next = i + 1 < basic.length() ? basic.charAt(i + 1) : ' ';
            if (c == '\\' && "|(){}+?".indexOf(next) >= 0) {
                out.append(next);
                i++;
            } else if ("|(){}+?".indexOf(c) >= 0) out.append('\\').append(c);
            else out.append(c);
        }
        return out.toString();
    }

    static String literally(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\.[]{}()*+?^$|".indexOf(c) >= 0) out.append('\\');
            out.append(c);
        }
        return out.toString();
    }
}
