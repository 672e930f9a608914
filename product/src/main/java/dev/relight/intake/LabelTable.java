package dev.relight.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The rows of `intake/labels.yaml`, read when first asked.
final class LabelTable {
    private LabelTable() {}

    /// Which part of `host:port` a blank wants.
    enum Part {
        WHOLE,
        HOST,
        PORT
    }

    /// @param fills names of blanks, or `$NAME`
    /// @param labels tried in this order
    /// @param shape of the whole value
    /// @param after what may follow a declared name
    record Row(
            String kind,
            List<String> fills,
            List<String> labels,
            Pattern shape,
            String after,
            Part part) {}

    static List<Row> rows() {
        return Read.ROWS;
    }

    private static final class Read {
        static final List<Row> ROWS = read();

        private static List<Row> read() {
            try (var in = LabelTable.class.getResourceAsStream("/intake/labels.yaml")) {
                if (in == null)
                    throw new IllegalStateException("intake/labels.yaml is not in the jar");
                var loaded = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
                var rows = new ArrayList<Row>();
                for (var each : (List<?>) loaded) rows.add(row((Map<?, ?>) each));
                return List.copyOf(rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Row row(Map<?, ?> cells) {
            var part = cells.get("part");
            var after = cells.get("after");
            return new Row(
                    cell(cells, "kind"),
                    words(cells, "fills"),
                    words(cells, "labels"),
                    Pattern.compile(cell(cells, "shape")),
                    after == null ? "" : after.toString(),
                    part == null ? Part.WHOLE : part.equals("host") ? Part.HOST : Part.PORT);
        }

        private static String cell(Map<?, ?> cells, String column) {
            var cell = cells.get(column);
            if (cell == null)
                throw new IllegalStateException("a row of labels.yaml lacks " + column);
            return cell.toString();
        }

        private static List<String> words(Map<?, ?> cells, String column) {
            if (cells.get(column) instanceof List<?> words)
                return words.stream().map(Object::toString).toList();
            throw new IllegalStateException("a row of labels.yaml lacks the list " + column);
        }
    }
}
