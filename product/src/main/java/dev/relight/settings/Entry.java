package dev.relight.settings;

import dev.relight.problem.Place;
import dev.relight.problem.Problem;
import dev.relight.problem.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One mapping of the settings file, with the places of its keys; every question notes the mistakes
/// it meets.
final class Entry {
    private final String file;
    private final String name;
    private final Node node;
    private final Problems problems;
    private final Map<String, NodeTuple> values = new TreeMap<>();
    private final Set<String> asked = new TreeSet<>();

    Entry(String file, String name, Node node, Problems problems) {
        this.file = file;
        this.name = name;
        this.node = node;
        this.problems = problems;
        if (node instanceof MappingNode mapping) collect(mapping);
        else wrong(node, name + " is no mapping", "write `key: value` lines under it");
    }

    private void collect(MappingNode mapping) {
        for (var tuple : mapping.getValue()) {
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.put(key, tuple) != null)
                wrong(
                        tuple.getKeyNode(),
                        "%s has '%s' twice".formatted(name, key),
                        "keep one of them");
        }
    }

    boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    /// The text of a scalar; empty, with a problem noted, when it is something else.
    Optional<String> text(String key) {
        asked.add(key);
        var tuple = values.get(key);
        if (tuple == null) return Optional.empty();
        if (tuple.getValueNode() instanceof ScalarNode scalar)
            return Optional.of(scalar.getValue());
        wrong(
                tuple.getValueNode(),
                "%s.%s is no single value".formatted(name, key),
                "write it on one line: `%s: ...`".formatted(key));
        return Optional.empty();
    }

    /// Like [#text], and says so when it is missing.
    Optional<String> required(String key, String example) {
        if (!has(key))
            wrong(
                    node,
                    "%s has no '%s'".formatted(name, key),
                    "add `%s: %s`".formatted(key, example));
        return text(key);
    }

    List<Entry> entries(String key) {
        asked.add(key);
        var tuple = values.get(key);
        if (tuple == null) return List.of();
        if (!(tuple.getValueNode() instanceof SequenceNode sequence)) {
            wrong(
                    tuple.getValueNode(),
                    "%s.%s is no list".formatted(name, key),
                    "begin each with `- `");
            return List.of();
        }
        var entries = new ArrayList<Entry>();
        for (var item : sequence.getValue())
            entries.add(
                    new Entry(file, "%s[%d]".formatted(key, entries.size() + 1), item, problems));
        return entries;
    }

    /// A list of scalars; a single scalar counts as a list of one.
    List<String> texts(String key) {
        asked.add(key);
        var tuple = values.get(key);
        if (tuple == null) return List.of();
        if (tuple.getValueNode() instanceof ScalarNode scalar) return List.of(scalar.getValue());
        if (!(tuple.getValueNode() instanceof SequenceNode sequence)) {
            wrong(tuple.getValueNode(), name + "." + key + " is no list", "begin each with `- `");
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var item : sequence.getValue()) {
            if (item instanceof ScalarNode scalar) texts.add(scalar.getValue());
            else
                wrong(item, name + "." + key + " holds more than words", "write one word per `- `");
        }
        return texts;
    }

    /// A mapping of scalars.
    Map<String, String> pairs(String key) {
        asked.add(key);
        var tuple = values.get(key);
        if (tuple == null) return Map.of();
        var inner = new Entry(file, name + "." + key, tuple.getValueNode(), problems);
        var pairs = new TreeMap<String, String>();
        for (var each : List.copyOf(inner.values.keySet()))
            inner.text(each).ifPresent(value -> pairs.put(each, value));
        return pairs;
    }

    /// A mapping of its own.
    Optional<Entry> entry(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key))
                .map(tuple -> new Entry(file, key, tuple.getValueNode(), problems));
    }

    /// @param folder a file that is named is looked for from there
    Optional<Secret> secret(String key, Path folder) {
        return text(key).filter(it -> !it.isBlank()).map(it -> Secret.of(it.strip(), folder));
    }

    Duration duration(String key, Duration otherwise) {
        var text = text(key);
        if (text.isEmpty()) return otherwise;
        var parsed = Durations.parse(text.get());
        if (parsed.isEmpty())
            wrongAt(key, "'%s' is no duration".formatted(text.get()), "write 500ms, 10s, 5m or 2h");
        return parsed.orElse(otherwise);
    }

    /// A whole number within its bounds.
    int number(String key, int least, int most, int otherwise) {
        var text = text(key).map(String::strip);
        if (text.isEmpty()) return otherwise;
        if (text.get().matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) return number;
        }
        wrongAt(
                key,
                "'%s' is no number for %s".formatted(text.get(), key),
                "give %d to %d".formatted(least, most));
        return otherwise;
    }

    <T> Optional<T> word(String key, T[] all, Function<T, String> word) {
        var text = text(key);
        if (text.isEmpty()) return Optional.empty();
        var found =
                Arrays.stream(all)
                        .filter(each ->
                                word.apply(each).equals(text.get().toLowerCase(Locale.ROOT)))
                        .findFirst();
        if (found.isEmpty())
            wrongAt(
                    key,
                    "'%s' is none of the words for %s".formatted(text.get(), key),
                    "use one of: "
                            + Arrays.stream(all).map(word).collect(Collectors.joining(", ")));
        return found;
    }

    /// True for `true`; false when it is missing.
    boolean yes(String key) {
        var text = text(key).orElse("false");
        if (!text.equals("true") && !text.equals("false"))
            wrongAt(key, "'%s' is neither true nor false".formatted(text), "write true or false");
        return text.equals("true");
    }

    /// Every scalar below, by the keys that lead to it: `db.ok` to `true`, `hosts.0.name` to `a`.
    Map<String, String> leaves() {
        var leaves = new TreeMap<String, String>();
        leaves(node, "", leaves);
        return leaves;
    }

    private static void leaves(Node at, String path, Map<String, String> into) {
        switch (at) {
            case ScalarNode scalar -> into.put(path, scalar.getValue());
            case MappingNode mapping -> {
                for (var tuple : mapping.getValue())
                    if (tuple.getKeyNode() instanceof ScalarNode key)
                        leaves(tuple.getValueNode(), joined(path, key.getValue()), into);
            }
            case SequenceNode sequence -> {
                for (int i = 0; i < sequence.getValue().size(); i++)
                    leaves(sequence.getValue().get(i), joined(path, "" + i), into);
            }
            default -> {} // an alias is resolved when the file is composed
        }
    }

    private static String joined(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// Mappings of scalars, in a list.
    List<Map<String, String>> listOfPairs(String key) {
        return entries(key).stream().map(Entry::allPairs).toList();
    }

    private Map<String, String> allPairs() {
        var pairs = new TreeMap<String, String>();
        for (var each : List.copyOf(values.keySet()))
            text(each).ifPresent(value -> pairs.put(each, value));
        return pairs;
    }

    /// Notes every key that nobody asked for: a typing error must not be silence.
    void nothingElse() {
        values.forEach((key, tuple) -> {
            if (!asked.contains(key))
                wrong(
                        tuple.getKeyNode(),
                        "%s does not know '%s'".formatted(name, key),
                        "use one of: " + String.join(", ", asked));
        });
    }

    void wrongAt(String key, String what, String mend) {
        var tuple = values.get(key);
        wrong(tuple == null ? node : tuple.getValueNode(), what, mend);
    }

    private void wrong(Node where, String what, String mend) {
        var place =
                where.getStartMark()
                        .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
                        .orElse(new Place(file, 1, 1));
        problems.add(Problem.error("settings", place, what, mend));
    }
}
