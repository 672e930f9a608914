package dev.relight.cli;

import dev.relight.rehearse.Answer;
import dev.relight.rehearse.Written;
import dev.relight.settings.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Answers of commands that a person has written in YAML.
final class AnswersFile {
    private static final Set<String> KEYS =
            Set.of("command", "line", "while", "out", "err", "exit", "http", "takes", "then");

    /// As long as a look usually takes.
    private static final Duration TAKES = Duration.ofMillis(200);

    private static final int EXIT_MAX = 255;

    private final Path file;

    private AnswersFile(Path file) {
        this.file = file;
    }

    /// @throws Usage the file cannot be read, or something in it is not understood
    static List<Written> read(Path file) throws Usage {
        return new AnswersFile(file).read();
    }

    private List<Written> read() throws Usage {
        Object all;
        try {
            all =
                    new Load(LoadSettings.builder().setLabel(file.toString()).build())
                            .loadFromString(Files.readString(file));
        } catch (IOException unreadable) {
            throw new Usage(
                    "rehearse: the answers in %s cannot be read: %s%n  mend: name a YAML file"
                            .formatted(file, unreadable.getMessage()));
        } catch (YamlEngineException broken) {
            throw new Usage(
                    "rehearse: %s is no YAML: %s%n  mend: see relight rehearse --help for an example"
                            .formatted(file, broken.getMessage()));
        }
        if (!(all instanceof List<?> rows))
            throw wrong(0, "holds no list", "begin every answer with '- command:' or '- line:'");
        var written = new ArrayList<Written>();
        for (int i = 0; i < rows.size(); i++) {
            if (!(rows.get(i) instanceof Map<?, ?> row))
                throw wrong(i + 1, "is no answer", "write '- command: df -h' and what it says");
            written.add(row(i + 1, row));
        }
        return written;
    }

    private Written row(int number, Map<?, ?> row) throws Usage {
        for (var key : row.keySet())
            if (!KEYS.contains(String.valueOf(key)))
                throw wrong(
                        number,
                        "has '%s', which nobody knows.%s"
                                .formatted(key, Nearest.hint(String.valueOf(key), KEYS)),
                        "use " + String.join(", ", new TreeSet<>(KEYS)));
        var when = word(number, row, "while", List.of("always", "down", "up"));
        var answer = answer(number, row);
        boolean down = when.equals("down");
        boolean up = when.equals("up");
        if (row.containsKey("line"))
            return Written.ofLine(number(number, row, "line", Integer.MAX_VALUE), down, up, answer);
        if (!row.containsKey("command"))
            throw wrong(number, "names no command", "add command: or line:");
        try {
            return new Written(0, Pattern.compile(text(row, "command")), down, up, answer);
        } catch (PatternSyntaxException bad) {
            throw wrong(
                    number,
                    "has no valid expression: " + bad.getDescription(),
                    "put a backslash before what is meant literally");
        }
    }

    private Answer answer(int number, Map<?, ?> row) throws Usage {
        var then = word(number, row, "then", List.of("nothing", "mends", "breaks"));
        var takes = TAKES;
        if (row.containsKey("takes"))
            takes =
                    Durations.parse(text(row, "takes"))
                            .orElseThrow(() ->
                                    wrong(number, "has no duration in takes", "write takes: 2s"));
        var err = text(row, "err");
        if (row.containsKey("http")) err += "\nrelight-http " + text(row, "http") + " 0.012 0\n";
        return new Answer(
                row.containsKey("exit") ? number(number, row, "exit", EXIT_MAX) : 0,
                text(row, "out"),
                err,
                takes,
                switch (then) {
                    case "mends" -> Answer.Effect.MENDS;
                    case "breaks" -> Answer.Effect.BREAKS;
                    default -> Answer.Effect.NONE;
                });
    }

    private String word(int number, Map<?, ?> row, String key, List<String> known) throws Usage {
        if (!row.containsKey(key)) return known.getFirst();
        var typed = text(row, key);
        if (known.contains(typed)) return typed;
        throw wrong(
                number,
                "says %s: %s.%s".formatted(key, typed, Nearest.hint(typed, known)),
                "use one of " + String.join(", ", known));
    }

    private int number(int number, Map<?, ?> row, String key, int max) throws Usage {
        if (row.get(key) instanceof Integer value && value >= 0 && value <= max) return value;
        throw wrong(number, "has no number in " + key, "write " + key + ": 1");
    }

    private static String text(Map<?, ?> row, String key) {
        var value = row.get(key);
        return value == null ? "" : value.toString();
    }

    private Usage wrong(int number, String what, String mend) {
        var where = number == 0 ? file.toString() : "%s, answer %d".formatted(file, number);
        return new Usage("rehearse: %s %s%n  mend: %s".formatted(where, what, mend));
    }
}
