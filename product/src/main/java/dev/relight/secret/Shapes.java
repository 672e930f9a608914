package dev.relight.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Finds tokens by their looks; the shapes stand in `secret/shapes.yaml`.
final class Shapes {
    /// Beyond ASCII no shape begins.
    private static final int FIRST_MAX = 128;

    private final List<List<Shape>> byFirst = new ArrayList<>();

    private Shapes(List<Shape> all) {
        for (int c = 0; c < FIRST_MAX; c++) {
            int first = c;
            byFirst.add(all.stream().filter(shape -> shape.first().get(first)).toList());
        }
    }

    void find(String text, Spans spans) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= FIRST_MAX || byFirst.get(c).isEmpty()) continue;
            if (at > 0 && isLetterOrDigit(text.charAt(at - 1))) continue;
            int end = longest(text, at, c, spans);
            if (end > at) at = end - 1;
        }
    }

    private int longest(String text, int at, char first, Spans spans) {
        int end = -1;
        var kind = "";
        for (var shape : byFirst.get(first)) {
            int one = shape.end(text, at);
            if (one > end) {
                end = one;
                kind = shape.kind();
            }
        }
        if (end > at) spans.add(at, end, kind);
        return end;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /// The table, read when first asked.
    static Shapes published() {
        return Published.SHAPES;
    }

    private static final class Published {
        static final Shapes SHAPES = new Shapes(read());

        private static List<Shape> read() {
            try (var in = Shapes.class.getResourceAsStream("/secret/shapes.yaml")) {
                if (in == null)
                    throw new IllegalStateException("shapes.yaml is missing; build with Maven");
                var loaded = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
                var shapes = new ArrayList<Shape>();
                for (var entry : (List<?>) loaded) {
                    var row = (Map<?, ?>) entry;
                    shapes.add(Shape.of(cell(row, "kind"), cell(row, "shape")));
                }
                return shapes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String cell(Map<?, ?> row, String column) {
            var cell = row.get(column);
            if (cell == null)
                throw new IllegalStateException("a row of shapes.yaml lacks " + column);
            return cell.toString();
        }
    }
}
