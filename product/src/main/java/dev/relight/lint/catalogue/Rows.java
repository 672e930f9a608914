package dev.relight.lint.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The lint's own tables: YAML lists of flat rows, one value on one line.
///
/// Only that much of YAML is read (a test holds it equal to a full YAML reader on every table):
/// starting a full reader costs more than the whole lint, and `relight check` has 200 ms in all.
public final class Rows {
    private Rows() {}

    /// The rows of `/lint/` + name; a missing table is an error in the build.
    public static List<Map<String, String>> of(String name) {
        try (var stream = Rows.class.getResourceAsStream("/lint/" + name)) {
            if (stream == null) throw new IllegalStateException("no table /lint/" + name);
            return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean exists(String name) {
        return Rows.class.getResource("/lint/" + name) != null;
    }

    static List<Map<String, String>> read(String text) {
        var rows = new ArrayList<Map<String, String>>();
        for (var line : text.split("\n")) {
            var bare = line.strip();
            if (bare.isEmpty() || bare.startsWith("#")) continue;
            if (bare.startsWith("- ")) {
                rows.add(new LinkedHashMap<>());
                bare = bare.substring(2).strip();
            }
            int colon = bare.indexOf(':');
            if (colon < 0 || rows.isEmpty())
                throw new IllegalStateException("not a row of a table: " + line);
            rows.getLast().put(bare.substring(0, colon), scalar(bare.substring(colon + 1).strip()));
        }
        return rows;
    }

    private static String scalar(String text) {
        if (!text.startsWith("\"")) return text;
        var value = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                value.append(c);
                continue;
            }
            char next = text.charAt(++i);
            value.append(
                    switch (next) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        default -> next;
                    });
        }
        return value.toString();
    }
}
