package dev.relight.incident;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the table `files-used.tsv` says of one call.
///
/// @param files it reads
/// @param carried commands that a shell among its words will read
/// @param elsewhere index of the first word that belongs to another machine; -1 if none does
record FileUses(List<String> files, List<String> carried, int elsewhere) {
    private static final List<Row> ROWS = rows();

    /// They run what stands behind them.
    private static final Set<String> WRAPPERS =
            Set.of(
                    "sudo", "doas", "env", "nohup", "timeout", "time", "nice", "ionice", "setsid",
                    "stdbuf", "exec", "command", "flock");

    /// One line of the table.
    ///
    /// @param program with its subcommands
    /// @param how `option`, `operand`, `default`, `elsewhere` or `shell`
    private record Row(List<String> program, String how, List<String> names) {}

    static boolean isWrapper(String word) {
        return WRAPPERS.contains(word);
    }

    /// @param words of one call; a word that only the shell can know is empty
    static FileUses of(List<String> words) {
        var files = new ArrayList<String>();
        var carried = new ArrayList<String>();
        int elsewhere = -1;
        for (int at = 0; at < words.size(); at++) {
            var bare = words.get(at).substring(words.get(at).lastIndexOf('/') + 1);
            var call = new ArrayList<>(words.subList(at, words.size()));
            call.set(0, bare);
            if (bare.equals("docker") && call.size() > 1 && call.get(1).equals("compose")) {
                call.remove(0);
                call.set(0, "docker-compose");
            }
            for (var row : ROWS) {
                if (!fits(row, call)) continue;
                if (row.how().equals("elsewhere")) elsewhere = elsewhere < 0 ? at + 1 : elsewhere;
                else if (row.how().equals("shell")) behind(call, List.of("-c"), carried);
                else read(row, call, files);
            }
            if (elsewhere >= 0) break;
            if (!words.get(at).isEmpty() && !isBeforeProgram(words, at)) break;
        }
        return new FileUses(files, carried, elsewhere);
    }

    /// A wrapper, one of its options or their values may still stand here.
    private static boolean isBeforeProgram(List<String> words, int at) {
        return isWrapper(words.getFirst()) || words.get(at).indexOf('=') > 0;
    }

    private static boolean fits(Row row, List<String> call) {
        var plain = call.stream().filter(word -> !word.startsWith("-")).toList();
        return call.getFirst().equals(row.program().getFirst())
                && plain.size() >= row.program().size()
                && plain.subList(0, row.program().size()).equals(row.program());
    }

    private static void read(Row row, List<String> call, List<String> files) {
        switch (row.how()) {
            case "option" -> behind(call, row.names(), files);
            case "operand" ->
                    call.stream()
                            .skip(1)
                            .filter(word -> !word.startsWith("-") && !word.isEmpty())
                            .findFirst()
                            .filter(_ -> !call.contains("-c"))
                            .ifPresent(files::add);
            case "default" -> {
                if (files.isEmpty()) files.addAll(row.names());
            }
            case String other -> throw new IllegalStateException("files-used.tsv says " + other);
        }
    }

    /// `-f x`, `--file x`, `--file=x`, `-fx`.
    private static void behind(List<String> call, List<String> options, List<String> values) {
        for (int i = 1; i < call.size(); i++)
            for (var option : options) {
                var word = call.get(i);
                if (word.equals(option) && i + 1 < call.size()) values.add(call.get(i + 1));
                else if (option.startsWith("--") && word.startsWith(option + "="))
                    values.add(word.substring(option.length() + 1));
                else if (!option.startsWith("--")
                        && word.startsWith(option)
                        && word.length() > option.length()
                        && option.length() == 2) values.add(word.substring(2));
            }
    }

    private static List<Row> rows() {
        var rows = new ArrayList<Row>();
        try (var stream = FileUses.class.getResourceAsStream("/incident/files-used.tsv")) {
            if (stream == null) throw new IllegalStateException("files-used.tsv is missing");
            var lines =
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                            .lines()
                            .filter(line -> !line.startsWith("#") && !line.isBlank())
                            .toList();
            for (var line : lines) {
                var cells = line.split("\t", -1);
                rows.add(
                        new Row(
                                List.of(cells[0].split(" ", -1)),
                                cells[1],
                                cells[2].isEmpty() ? List.of() : List.of(cells[2].split(",", -1))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("files-used.tsv cannot be read", e);
        }
        return List.copyOf(rows);
    }
}
