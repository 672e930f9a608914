package dev.relight.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Words that are examples (`previous-tag`, `YOUR_KEY`, `vpc-xxxxx`), from the table
/// `example-words.txt`.
final class ExampleWords {
    static final int CHARACTERS_MIN = 3;

    /// In `//user:pass@host/db` all three are examples, each alone is not.
    private static final Set<String> USERS = Set.of("user", "username", "USER", "USERNAME");

    private static final Set<String> PASSWORDS =
            Set.of("pass", "password", "passwd", "pwd", "PASS", "PASSWORD", "secret");
    private static final Set<String> DATABASES =
            Set.of("db", "dbname", "database", "mydb", "DB", "DATABASE");

    private static final class Table {
        final Set<String> words = new HashSet<>();
        final Set<String> never = new HashSet<>();
        final List<String> beginnings = new ArrayList<>();
        final List<String> endings = new ArrayList<>();

        static final Table READ = new Table();

        private Table() {
            try (var in = ExampleWords.class.getResourceAsStream("example-words.txt")) {
                if (in == null) throw new IllegalStateException("example-words.txt is missing");
                for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    row(line);
            } catch (IOException e) {
                throw new UncheckedIOException("example-words.txt cannot be read", e);
            }
        }

        private void row(String line) {
            if (line.isBlank() || line.startsWith("#")) return;
            var word = line.substring(0, line.indexOf('\t'));
            if (word.startsWith("!")) never.add(word.substring(1));
            else if (word.endsWith("*")) beginnings.add(word.substring(0, word.length() - 1));
            else if (word.startsWith("*")) endings.add(word.substring(1));
            else words.add(word);
        }
    }

    private ExampleWords() {}

    static boolean isPart(char c) {
        return Source.isNamePart(c) || c == '-';
    }

    static boolean isUser(String word) {
        return USERS.contains(word);
    }

    static boolean isPassword(String word) {
        return PASSWORDS.contains(word);
    }

    static boolean isDatabase(String word) {
        return DATABASES.contains(word);
    }

    static boolean isExample(String word) {
        if (word.charAt(0) == '-') return false;
        if (hasCrosses(word)) return true;
        var table = Table.READ;
        if (table.never.contains(word)) return false;
        if (table.words.contains(word)) return true;
        for (var beginning : table.beginnings)
            if (word.length() > beginning.length() && word.startsWith(beginning)) return true;
        for (var ending : table.endings)
            if (word.length() > ending.length() && word.endsWith(ending)) return true;
        return false;
    }

    /// A part of nothing but three or more `x`: `vpc-xxxxx`, `CVE-XXXX-1234`.
    private static boolean hasCrosses(String word) {
        int crosses = 0;
        for (int i = 0; i <= word.length(); i++) {
            char c = i < word.length() ? word.charAt(i) : '-';
            if (c == '-' || c == '_') {
                if (crosses >= 3) return true;
                crosses = 0;
            } else crosses = c == 'x' || c == 'X' ? crosses + 1 : -word.length();
        }
        return false;
    }
}
