package dev.relight.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What a command printed, as test tables write it: `{exit, out, err, http, time}`.
@NullMarked
record Printed(int exit, String out, String err) {
    /// The rows of a table under `src/test/resources/finding`.
    static List<Map<String, Object>> table(String name) {
        try (var in = Printed.class.getResourceAsStream("/finding-outputs/" + name)) {
            if (in == null) throw new IllegalStateException(name + " is missing");
            @SuppressWarnings("unchecked")
            var rows =
                    (List<Map<String, Object>>)
                            new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A table of lists of strings by key.
    static Map<String, List<String>> map(String name) {
        try (var in = Printed.class.getResourceAsStream("/finding-outputs/" + name)) {
            if (in == null) throw new IllegalStateException(name + " is missing");
            @SuppressWarnings("unchecked")
            var map =
                    (Map<String, List<String>>)
                            new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return map;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Printed> of(Object cell) {
        if (!(cell instanceof List<?> list)) return List.of();
        return list.stream().map(one -> of((Map<?, ?>) one)).toList();
    }

    private static Printed of(Map<?, ?> cell) {
        var err = new StringBuilder(text(cell.get("err")));
        var status = cell.get("http");
        var time = cell.containsKey("time") ? text(cell.get("time")) : "0.004";
        if (status instanceof List<?> all) for (var one : all) marker(err, one, time);
        else if (status != null) marker(err, status, time);
        var exit = cell.get("exit");
        return new Printed(
                exit instanceof Integer given ? given : 0, text(cell.get("out")), err.toString());
    }

    private static void marker(StringBuilder err, Object status, String time) {
        err.append('\n')
                .append(HttpReader.MARKER)
                .append(' ')
                .append(status)
                .append(' ')
                .append(time)
                .append('\n');
    }

    private static String text(@org.jspecify.annotations.Nullable Object cell) {
        return cell == null ? "" : cell.toString();
    }

    Facts read(String command) {
        return Reading.of(command, exit, out, err, Duration.ofMillis(5));
    }
}
