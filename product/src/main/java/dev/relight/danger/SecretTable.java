package dev.relight.danger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rows of `attendance/secrets.txt`; its head says how they are written.
final class SecretTable {
    private static final String RESOURCE = "/attendance/secrets.txt";

    /// A pattern that is compiled when it is first asked for: most never are.
    static final class Shape {
        private final String regex;
        private volatile @Nullable Pattern pattern;

        Shape(String regex) {
            this.regex = regex;
        }

        Pattern pattern() {
            var compiled = pattern;
            if (compiled == null) pattern = compiled = Pattern.compile(regex);
            return compiled;
        }

        boolean in(String text) {
            return pattern().matcher(text).find();
        }
    }

    /// @param but null for none
    record Row(Shape shape, @Nullable Shape but, String why) {}

    static final SecretTable READ = new SecretTable();

    final List<Row> files = new ArrayList<>();
    final List<Row> texts = new ArrayList<>();
    private final Map<String, List<Row>> programs = new HashMap<>();

    private SecretTable() {
        try (var in = SecretTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) throw new IllegalStateException(RESOURCE + " is missing");
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                row(line);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    private void row(String line) {
        if (line.isBlank() || line.startsWith("#")) return;
        var columns = columns(line);
        if (line.startsWith("file "))
            files.add(new Row(new Shape(columns[0].substring(5)), null, columns[1]));
        else if (line.startsWith("text "))
            texts.add(new Row(new Shape(columns[0].substring(5)), null, columns[1]));
        else {
            if (columns.length != 4) throw new IllegalStateException(RESOURCE + ": " + line);
            var but = columns[2].equals("-") ? null : new Shape(columns[2]);
            var row = new Row(new Shape(columns[1]), but, columns[3]);
            for (var program : columns[0].split(","))
                programs.computeIfAbsent(program.strip(), _ -> new ArrayList<>()).add(row);
        }
    }

    /// Parted by ` | `, since a bar alone belongs to a pattern.
    private static String[] columns(String line) {
        var columns = new ArrayList<String>(4);
        int at = 0;
        for (int bar = line.indexOf(" | "); bar >= 0; bar = line.indexOf(" | ", at)) {
            columns.add(line.substring(at, bar));
            at = bar + 3;
        }
        columns.add(line.substring(at));
        return columns.toArray(new String[0]);
    }

    /// Every program a row names.
    Set<String> programs() {
        return programs.keySet();
    }

    List<Row> program(String name) {
        return programs.getOrDefault(name, List.of());
    }

    /// Why that file must not be shown, or null.
    @Nullable String file(String name) {
        for (var row : files) if (row.shape.in(name)) return row.why;
        return null;
    }
}
