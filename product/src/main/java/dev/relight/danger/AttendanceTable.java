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

    private final Map<String, Program> programs = new HashMap<>();

    /// `*-edit`, by what follows the star.
    private final Map<String, Program> endings = new HashMap<>();

    private AttendanceTable() {
        try (var in = AttendanceTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) throw new IllegalStateException(RESOURCE + " is missing");
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            for (int i = 0; i < lines.length; i++) row(lines[i].strip(), i + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /// By the program's name, else by its ending behind the last `-` or `_`.
    static Program program(String name) {
        var program = Read.TABLE.programs.get(name);
        if (program != null) return program;
        int mark = Math.max(name.lastIndexOf('-'), name.lastIndexOf('_'));
        if (mark <= 0) return Program.UNKNOWN;
        return Read.TABLE.endings.getOrDefault(name.substring(mark), Program.UNKNOWN);
    }

    private void row(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) return;
        try {
            var columns = line.split(" *\\| *", -1);
            if (line.startsWith("values ")) values(columns);
            else if (line.startsWith("carries ")) carries(columns);
            else rule(columns);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalStateException(RESOURCE + " line " + number + ": " + line, e);
        }
    }

    private void values(String[] columns) {
        for (var path : paths(columns[0].substring("values ".length()))) {
            var program = at(path);
            var options = Set.of(columns[1].split(" +"));
            program.values.computeIfAbsent(path, _ -> new HashSet<>()).addAll(options);
        }
    }

    private void carries(String[] columns) {
        var words = columns[1].split(" ");
        boolean text = words[0].equals("text");
        var carry =
                switch (words[0]) {
                    case "from" -> new Carry(Integer.parseInt(words[1]), false, false, List.of());
                    case "after" -> new Carry(0, true, false, List.of());
                    case "dashes" -> new Carry(Integer.parseInt(words[2]), true, false, List.of());
                    case "text" ->
                            words[1].equals("of")
                                    ? new Carry(0, false, text, List.of(words[2].split("/")))
                                    : new Carry(Integer.parseInt(words[2]), false, text, List.of());
                    default -> throw new IllegalArgumentException(words[0] + " is no place");
                };
        for (var path : paths(columns[0].substring("carries ".length())))
            at(path).carries.put(path, carry);
    }

    private void rule(String[] columns) {
        var row = AttendanceRow.parse(columns[1], columns[2], columns[3]);
        for (var path : paths(columns[0])) {
            var program = at(path);
            program.rows.computeIfAbsent(path, _ -> new ArrayList<>()).add(row);
            program.meetOptions(path, row);
        }
    }

    private Program at(List<String> path) {
        var name = path.getFirst();
        var program =
                name.startsWith("*")
                        ? endings.computeIfAbsent(name.substring(1), _ -> new Program(name))
                        : programs.computeIfAbsent(name, Program::new);
        program.meet(path);
        return program;
    }

    private static List<List<String>> paths(String programs) {
        var paths = new ArrayList<List<String>>();
        for (var program : programs.split(", *")) paths.add(List.of(program.strip().split(" +")));
        return paths;
    }
}
