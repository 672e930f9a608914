package dev.relight.finding;

import java.util.Arrays;
import java.util.List;

/// Reads ps, pgrep, pidof, `docker top` and the list in top: how many, which is the busiest.
final class ProcessReader {
    /// More of one name than anybody tells apart.
    private static final int IDS_MAX = 20;

    private ProcessReader() {}

    static void read(Output output, Notes notes) {
        if (output.source().is("pgrep", "pidof")) ids(output, notes);
        else {
            table(output, notes);
            ProcessStates.read(output, notes);
        }
    }

    private static void ids(Output output, Notes notes) {
        var plain = Names.withoutValues(output.source().args());
        var about = plain.isEmpty() ? "" : plain.getLast();
        var ids =
                output.stdout()
                        .lines()
                        .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                        .filter(word -> word.matches("[0-9]+"))
                        .toList();
        long count = output.source().is("pgrep") ? output.lines().size() : ids.size();
        if (output.source().has("-c", "--count") && !ids.isEmpty())
            count =
                    Long.parseLong(
                            ids.getFirst().substring(0, Math.min(9, ids.getFirst().length())));
        notes.add("process.count", about, Long.toString(count), Reading.firstLine(output.stdout()));
        if (!ids.isEmpty())
            notes.add("process.pid", about, ids.getFirst(), Reading.firstLine(output.stdout()));
        if (!output.source().has("-c", "--count"))
            for (var line : output.lines())
                Arrays.stream(line.strip().split("\\s+"))
                        .filter(word -> word.matches("[0-9]+"))
                        .limit(output.source().is("pgrep") ? 1 : IDS_MAX)
                        .forEach(id -> notes.add("process.id", id, id, line));
    }

    /// A header names the columns; without one, `ps aux` is taken for granted (user, pid, CPU,
    /// mem).
    private static void table(Output output, Notes notes) {
        var about = output.look().pattern();
        var columns = new Columns(-1, -1, -1, -1);
        int count = 0;
        boolean aux =
                output.source().args().stream()
                        .anyMatch(arg ->
                                arg.replace("-", "").startsWith("au") || arg.startsWith("u"));
        if (aux) columns = new Columns(1, 2, 3, 10);
        for (var line : output.lines()) {
            var words = line.strip().split("\\s+");
            var header = Columns.of(words);
            if (header != null) {
                columns = header;
                continue;
            }
            if (isTheSearch(line, output) || !isProcess(words, columns)) continue;
            if (count++ == 0) busiest(words, columns, line, notes);
        }
        if (count == 0 && output.isWithheld()) return;
        notes.add("process.count", about, Integer.toString(count), count + " processes");
    }

    private static void busiest(String[] words, Columns columns, String line, Notes notes) {
        var name = columns.name >= 0 && columns.name < words.length ? words[columns.name] : "";
        notes.add("process.top", name, line);
        share("process.cpu_percent", name, words, columns.cpu, line, notes);
        share("process.mem_percent", name, words, columns.memory, line, notes);
    }

    private static void share(
            String subject, String name, String[] words, int column, String line, Notes notes) {
        if (column < 0 || column >= words.length) return;
        var value = Numbers.percent(words[column]);
        if (!value.isEmpty()) notes.add(subject, name, value, line);
    }

    private static boolean isProcess(String[] words, Columns columns) {
        if (words.length < 3) return false;
        int pid = columns.pid >= 0 ? columns.pid : 0;
        for (int i = 0; i <= Math.min(Math.max(pid, 1), words.length - 1); i++)
            if (words[i].matches("[0-9]+")) return true;
        return false;
    }

    private static boolean isTheSearch(String line, Output output) {
        return output.look().isSearched() && line.contains("grep ");
    }

    /// Where the columns stand, -1 for none.
    private record Columns(int pid, int cpu, int memory, int name) {
        static @org.jspecify.annotations.Nullable Columns of(String[] words) {
            var heads = List.of(words);
            if (!heads.contains("PID")) return null;
            int name = heads.indexOf("COMMAND");
            return new Columns(
                    heads.indexOf("PID"),
                    heads.indexOf("%CPU"),
                    heads.indexOf("%MEM"),
                    name < 0 ? heads.indexOf("CMD") : name);
        }
    }
}
