package dev.relight.danger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The rows of `attendance/rules.txt`, by program; its head says how they are written.
final class AttendanceTable {
    private static final String RESOURCE = "/attendance/rules.txt";

    /// Where a command of its own stands.
    ///
    /// @param from the plain word it starts with, 1-based; 0 for none
    /// @param options whose value it is
    record Carry(int from, boolean afterDashes, boolean text, List<String> options) {}

    /// All that is known of one program and its subcommands.
    static final class Program {
        static final Program UNKNOWN = new Program("");

        /// As its rows call it: the name, or `*-edit`.
        final String key;

        private final Map<List<String>, List<AttendanceRow>> rows = new HashMap<>();
        private final Map<List<String>, Set<String>> values = new HashMap<>();
        private final Map<List<String>, Carry> carries = new HashMap<>();
        private final Set<List<String>> prefixes = new HashSet<>();
        private final Map<List<String>, Set<String>> flags = new HashMap<>();
        private final Set<String> longWithOneDash = new HashSet<>();

        private Program(String key) {
            this.key = key;
        }

        private void meet(List<String> path) {
            for (int i = 1; i <= path.size(); i++) prefixes.add(path.subList(0, i));
        }

        private void meetOptions(List<String> path, AttendanceRow row) {
            var known = flags.computeIfAbsent(path, _ -> new HashSet<>());
            known.addAll(row.flags());
            for (var name : row.options())
                if (name.length() > 2 && !name.startsWith("--")) longWithOneDash.add(name);
        }

        /// Whether a word behind the subcommands met so far is one of them.
        boolean leads(List<String> path, String word) {
            if (prefixes.isEmpty()) return false;
            var longer = new ArrayList<>(path);
            longer.add(word);
            return prefixes.contains(longer);
        }

        /// An option of a subcommand hides one of that name in front of it: `-f` of
        /// `docker-compose` takes a file, `-f` of `docker-compose logs` takes nothing.
        boolean takesValue(List<String> path, String option) {
            var carry = carry(path);
            if (carry != null && carry.options().contains(option)) return true;
            for (int i = path.size(); i > 0; i--) {
                var known = values.get(path.subList(0, i));
                if (known != null && known.contains(option)) return true;
                var flag = i > 1 ? flags.get(path.subList(0, i)) : null;
                if (flag != null && flag.contains(option)) return false;
            }
            return false;
        }

        /// Whether a word with one dash is one option, not a bundle of letters.
        boolean knows(List<String> path, String option) {
            return longWithOneDash.contains(option) || takesValue(path, option);
        }

        @Nullable Carry carry(List<String> path) {
            for (int i = path.size(); i > 0; i--) {
                var carry = carries.get(path.subList(0, i));
                if (carry != null) return carry;
            }
            return null;
        }

        /// The rows of the longest path that has any.
        List<AttendanceRow> rows(List<String> path) {
            for (int i = path.size(); i > 0; i--) {
                var found = rows.get(path.subList(0, i));
                if (found != null) return found;
            }
            return List.of();
        }
    }

    private static final class Read {
        static final AttendanceTable TABLE = new AttendanceTable();
    }

    private final String[] lines;

    /// The lines that speak of a program, by its name; `*-edit` stands as `-edit`. Lines are read
    /// when their program is first met: most never are.
    private final Map<String, List<Integer>> linesOf = new HashMap<>();

    private final Map<String, Program> programs = new ConcurrentHashMap<>();

    private AttendanceTable() {
        try (var in = AttendanceTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) throw new IllegalStateException(RESOURCE + " is missing");
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            for (int i = 0; i < lines.length; i++) index(lines[i], i);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /// By the program's name, else by its ending behind the last `-` or `_`.
    static Program program(String name) {
        var table = Read.TABLE;
        if (table.linesOf.containsKey(name)) return table.read(name, name);
        int mark = Math.max(name.lastIndexOf('-'), name.lastIndexOf('_'));
        if (mark <= 0) return Program.UNKNOWN;
        var ending = name.substring(mark);
        return table.linesOf.containsKey(ending)
                ? table.read(ending, "*" + ending)
                : Program.UNKNOWN;
    }

    /// Every program a row names, for the table's own test.
    static Set<String> programs() {
        return Set.copyOf(Read.TABLE.linesOf.keySet());
    }

    private Program read(String entry, String key) {
        return programs.computeIfAbsent(
                entry,
                _ -> {
                    var program = new Program(key);
                    for (int line : linesOf.getOrDefault(entry, List.of())) row(line, program);
                    return program;
                });
    }

    private void index(String line, int number) {
        if (line.isEmpty() || line.charAt(0) == '#') return;
        int end = line.indexOf('|');
        int at = head(line);
        while (at < end) {
            int comma = line.indexOf(',', at);
            int stop = comma < 0 || comma > end ? end : comma;
            while (line.charAt(at) == ' ') at++;
            int blank = line.indexOf(' ', at);
            int word = line.charAt(at) == '*' ? at + 1 : at;
            var name = line.substring(word, blank < 0 ? stop : Math.min(blank, stop));
            var known = linesOf.computeIfAbsent(name, _ -> new ArrayList<>(4));
            if (known.isEmpty() || known.getLast() != number) known.add(number);
            at = stop + 1;
        }
    }

    /// Where the programs begin, behind `values` or `carries`.
    private static int head(String line) {
        if (line.startsWith("values ")) return "values ".length();
        return line.startsWith("carries ") ? "carries ".length() : 0;
    }

    private void row(int number, Program program) {
        var line = lines[number].strip();
        try {
            var columns = columns(line);
            for (var path : paths(columns.getFirst().substring(head(line)), program.key)) {
                program.meet(path);
                if (line.startsWith("values ")) values(program, path, columns.get(1));
                else if (line.startsWith("carries "))
                    program.carries.put(path, carry(columns.get(1)));
                else rule(program, path, columns);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException(
                    RESOURCE + " line " + (number + 1) + " cannot be read: " + line, e);
        }
    }

    private static List<String> columns(String line) {
        var columns = new ArrayList<String>(4);
        int at = 0;
        for (int bar = line.indexOf('|'); bar >= 0; bar = line.indexOf('|', at)) {
            columns.add(line.substring(at, bar).strip());
            at = bar + 1;
        }
        columns.add(line.substring(at).strip());
        return columns;
    }

    private static void values(Program program, List<String> path, String options) {
        program.values
                .computeIfAbsent(path, _ -> new HashSet<>())
                .addAll(List.of(options.split(" ")));
    }

    private static void rule(Program program, List<String> path, List<String> columns) {
        var row = AttendanceRow.parse(columns.get(1), columns.get(2), columns.get(3));
        program.rows.computeIfAbsent(path, _ -> new ArrayList<>()).add(row);
        program.meetOptions(path, row);
    }

    private static Carry carry(String where) {
        var words = where.split(" ");
        return switch (words[0]) {
            case "from" -> new Carry(Integer.parseInt(words[1]), false, false, List.of());
            case "after" -> new Carry(0, true, false, List.of());
            case "dashes" -> new Carry(Integer.parseInt(words[2]), true, false, List.of());
            case "text" ->
                    words[1].equals("of")
                            ? new Carry(0, false, true, List.of(words[2].split("/")))
                            : new Carry(Integer.parseInt(words[2]), false, true, List.of());
            default -> throw new IllegalArgumentException("'" + words[0] + "' is no place");
        };
    }

    /// The alternatives that begin with the program.
    private static List<List<String>> paths(String programs, String key) {
        var paths = new ArrayList<List<String>>(1);
        for (var program : programs.split(",")) {
            var path = List.of(program.strip().split(" "));
            if (path.getFirst().equals(key)) paths.add(path);
        }
        return paths;
    }
}
