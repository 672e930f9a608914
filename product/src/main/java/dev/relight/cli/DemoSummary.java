package dev.relight.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a demo came to: one row per fault, and where the records lie.
final class DemoSummary {
    /// One fault and its end.
    ///
    /// @param end null when it was skipped
    /// @param note why it was skipped, or what went wrong; empty when all went well
    record Row(String fault, DemoScene.@Nullable End end, String note) {
        boolean isFailure() {
            return end != null ? !end.restored() : note.startsWith(FAILED);
        }
    }

    /// Begins the note of a fault that could not be made although it should have been.
    static final String FAILED = "could not be made: ";

    private final List<Row> rows = new ArrayList<>();

    void add(Row row) {
        rows.add(row);
    }

    boolean isWell() {
        return rows.stream().noneMatch(Row::isFailure)
                && rows.stream().anyMatch(r -> r.end() != null);
    }

    /// @param records folder of the records; null when there are none
    void print(Terminal terminal, @Nullable Path records) {
        var out = terminal.out();
        out.println();
        out.println(
                terminal.bold(
                        "   %-16s %-9s %9s %13s %9s   %s"
                                .formatted(
                                        "fault",
                                        "",
                                        "detected",
                                        "acknowledged",
                                        "restored",
                                        "by")));
        for (var row : rows) out.println(row(terminal, row));
        if (records != null) {
            out.println();
            out.println("   timeline and post-mortem of each:");
            for (var row : rows)
                if (row.end() != null && row.end().incident() != null)
                    out.println("     " + records.resolve(row.fault()));
        }
        out.flush();
    }

    private static String row(Terminal terminal, Row row) {
        var end = row.end();
        if (end == null)
            return "   %-16s %s %s"
                    .formatted(
                            row.fault(),
                            row.isFailure() ? terminal.red("failed") : terminal.yellow("skipped"),
                            terminal.dim(row.note()));
        var how = "%-9s".formatted(end.restored() ? "restored" : "down");
        return "   %-16s %s %9s %13s %9s   %s"
                .formatted(
                        row.fault(),
                        end.restored() ? terminal.green(how) : terminal.red(how),
                        length(end.detected()),
                        length(end.acknowledged()),
                        length(end.restoredAfter()),
                        end.scenario().isEmpty() ? end.helped() : end.scenario());
    }

    private static String length(@Nullable Duration length) {
        return length == null ? "-" : Page.length(length);
    }
}
