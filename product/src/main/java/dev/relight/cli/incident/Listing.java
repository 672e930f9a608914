package dev.relight.cli.incident;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.relight.cli.Exit;
import dev.relight.cli.Terminal;
import dev.relight.cli.Usage;
import dev.relight.incident.Evolve;
import dev.relight.incident.Incident;
import dev.relight.incident.Question;
import dev.relight.incident.Words;
import dev.relight.record.Standing;
import dev.relight.sqlite.SqliteArchive;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `relight incident list`.
final class Listing {
    /// Of those that are over, the last few tell what happened tonight; `--all` shows the rest.
    private static final int OVER_SHOWN = 5;

    private static final int ID_WIDTH_MIN = 8;
    private static final int ID_WIDTH_MAX = 30;
    private static final int STAGE_WIDTH = 12;
    private static final int AGE_WIDTH = 13;

    private Listing() {}

    /// One incident in a list.
    private record Row(Path state, Incident.Open last, Standing standing, boolean isOver) {
        String id() {
            return last.opening().id();
        }

        @Nullable Question question() {
            return isOver ? null : last.desk().pending();
        }
    }

    static int print(Wanted wanted, Terminal terminal, Instant now) throws Usage {
        wanted.operands(0, "");
        var rows = new ArrayList<Row>();
        for (var state : Stores.all(wanted)) rows.addAll(rows(state, wanted.all()));
        if (wanted.json()) terminal.out().println(json(rows).toPrettyString());
        else text(rows, wanted, terminal, now);
        return Exit.OK;
    }

    private static List<Row> rows(Path state, boolean all) {
        try (var archive = SqliteArchive.in(state)) {
            var open = archive.open();
            var over = new ArrayList<>(archive.incidents());
            over.removeAll(open);
            var shown =
                    all ? over : over.subList(Math.max(0, over.size() - OVER_SHOWN), over.size());
            var rows = new ArrayList<Row>();
            for (var id : open) rows.add(row(state, archive, id));
            for (var id : shown.reversed()) rows.add(row(state, archive, id));
            return rows;
        }
    }

    private static Row row(Path state, SqliteArchive archive, String id) {
        var incident = Evolve.fold(archive.events(id));
        var standing = Standing.of(incident);
        return switch (incident) {
            case Incident.Open open -> new Row(state, open, standing, false);
            case Incident.Over over -> new Row(state, over.last(), standing, true);
            case Incident.Quiet _ -> throw new IllegalStateException(id + " never began");
        };
    }

    private static void text(List<Row> rows, Wanted wanted, Terminal terminal, Instant now) {
        var out = terminal.out();
        if (rows.isEmpty()) {
            out.println("no incident yet");
            return;
        }
        int idWidth =
                Math.clamp(
                        rows.stream().mapToInt(row -> row.id().length()).max().orElse(0),
                        ID_WIDTH_MIN,
                        ID_WIDTH_MAX);
        var format = "%-" + idWidth + "s  %-" + STAGE_WIDTH + "s  %-" + AGE_WIDTH + "s  %s";
        out.println(terminal.dim(format.formatted("INCIDENT", "STAGE", "SINCE OPENED", "SUMMARY")));
        int rest = terminal.width() - idWidth - STAGE_WIDTH - AGE_WIDTH - 6;
        for (var row : rows) {
            var age = Words.of(age(row, now)) + (row.isOver() ? " ago" : "");
            out.println(
                    format.formatted(
                            row.id(),
                            row.standing().word(),
                            age,
                            cut(row.last().opening().summary(), rest)));
            var question = row.question();
            if (question != null)
                out.println(
                        terminal.yellow("  asks " + cut(question.title(), terminal.width() - 7)));
        }
        if (!wanted.all()) out.println(terminal.dim("relight incident show ID says more of one"));
    }

    private static Duration age(Row row, Instant now) {
        var from = row.isOver() ? row.standing().since() : row.last().since();
        var age = Duration.between(from, now);
        if (age.isNegative()) return Duration.ZERO;
        return age.toHours() > 0
                ? Duration.ofMinutes(age.toMinutes())
                : Duration.ofSeconds(age.toSeconds());
    }

    static String cut(String text, int width) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
    }

    private static ArrayNode json(List<Row> rows) {
        var page = JsonMapper.builder().build().createArrayNode();
        for (var row : rows) {
            var node = page.addObject();
            node.put("id", row.id());
            node.put("service", row.last().opening().service());
            node.put("summary", row.last().opening().summary());
            node.put("opened", row.last().since().toString());
            node.put("stage", row.standing().word());
            node.put("since", row.standing().since().toString());
            node.put("over", row.isOver());
            var question = row.question();
            node.put("question", question == null ? null : question.id());
            node.put("state", row.state().toString());
        }
        return page;
    }
}
