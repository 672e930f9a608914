package dev.relight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// The labelled runbooks beside the project; tests that need them are skipped with a notice where
/// they are absent.
@NullMarked
public final class Corpus {
    public static final List<String> SERVICES =
            List.of(
                    "holo-code-gen",
                    "testgen-copilot",
                    "pyairtable",
                    "mobile-multimodal-llm",
                    "qbitel-engine");

    private Corpus() {}

    /// The corpus' folder: `RELIGHT_CORPUS`, else the nearest `shared/corpus` beside or above;
    /// skips the test without.
    public static Path folder() {
        var found = found();
        if (found != null) return found;
        Assumptions.abort("no corpus: set RELIGHT_CORPUS to its folder to run this test");
        throw new IllegalStateException("unreachable: abort throws");
    }

    private static @Nullable Path found() {
        var set = System.getenv("RELIGHT_CORPUS");
        if (set != null && Files.isDirectory(Path.of(set))) return Path.of(set);
        var here = Path.of("").toAbsolutePath();
        for (var up = here; up != null; up = up.getParent()) {
            var corpus = up.resolve("shared/corpus");
            if (Files.isDirectory(corpus)) return corpus;
        }
        return null;
    }

    /// Whether there is a corpus; for tests that do something else too.
    public static boolean isThere() {
        return found() != null;
    }

    public static Path seed(String service) {
        return folder().resolve("seeds").resolve(service + ".md");
    }

    /// The public runbooks of `dev/runbooks`, by name.
    public static List<Path> devRunbooks() {
        try (var files = Files.list(folder().resolve("dev/runbooks"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The rows of a label file such as `seeds/commands.tsv`, by column name, escapes decoded.
    public static List<Map<String, String>> rows(String file) {
        try {
            var lines = Files.readString(folder().resolve(file)).split("\n");
            var header = lines[0].replace("\r", "").split("\t", -1);
            var rows = new ArrayList<Map<String, String>>();
            for (int i = 1; i < lines.length; i++) {
                var cells = lines[i].replace("\r", "").split("\t", -1);
                var row = new LinkedHashMap<String, String>();
                for (int c = 0; c < header.length; c++)
                    row.put(header[c], c < cells.length ? decoded(cells[c]) : "");
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(String cell) {
        var out = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            char next = c == '\\' && i + 1 < cell.length() ? cell.charAt(i + 1) : ' ';
            switch (next) {
                case 't' -> out.append('\t');
                case 'n' -> out.append('\n');
                case '\\' -> out.append('\\');
                default -> out.append(c);
            }
            if (next == 't' || next == 'n' || next == '\\') i++;
        }
        return out.toString();
    }
}
