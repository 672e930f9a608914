package dev.relight.rehearse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The table of what programs print, well and ailing: `rehearse/outputs.yaml`.
final class Outputs {
    private Outputs() {}

    /// How one kind of program answers.
    ///
    /// @param command found in the command as it runs
    /// @param log lines that show a symptom are made from the symptom
    /// @param http bodies are made from what the runbook expects
    record Row(Pattern command, boolean log, boolean http, List<Printed> well, List<Printed> ill) {}

    /// One answer, its placeholders still in it.
    ///
    /// @param http the status that an instrumented curl reports; null for what is no HTTP
    /// @param code curl's own exit
    record Printed(int exit, String out, String err, @Nullable String http, int code) {
        Printed saying(String body) {
            return new Printed(exit, body, err, http, code);
        }

        Printed answering(String status) {
            return new Printed(exit, out, err, status, code);
        }
    }

    private static final class Table {
        static final List<Row> ROWS = rows();
    }

    /// The first row that fits; the last fits everything.
    static Row of(String command) {
        for (var row : Table.ROWS) if (row.command().matcher(command).find()) return row;
        throw new IllegalStateException("outputs.yaml has no last row for everything");
    }

    private static List<Row> rows() {
        try (var in = Outputs.class.getResourceAsStream("/rehearse/outputs.yaml")) {
            if (in == null) throw new IllegalStateException("rehearse/outputs.yaml is missing");
            var rows = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return rows.stream().map(row -> row((Map<?, ?>) row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(Map<?, ?> cells) {
        return new Row(
                Pattern.compile(text(cells, "for")),
                "y".equals(text(cells, "log")),
                "y".equals(text(cells, "http")),
                printed(cells.get("well")),
                printed(cells.get("ill")));
    }

    private static List<Printed> printed(@Nullable Object cell) {
        return ((List<?>) Objects.requireNonNull(cell))
                .stream().map(one -> printed((Map<?, ?>) one)).toList();
    }

    private static Printed printed(Map<?, ?> one) {
        return new Printed(
                number(one, "exit"),
                text(one, "out"),
                text(one, "err"),
                one.containsKey("http") ? text(one, "http") : null,
                number(one, "code"));
    }

    private static String text(Map<?, ?> cells, String key) {
        var value = cells.get(key);
        return value == null ? "" : value.toString();
    }

    private static int number(Map<?, ?> cells, String key) {
        return cells.get(key) instanceof Integer number ? number : 0;
    }
}
