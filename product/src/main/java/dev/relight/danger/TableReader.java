package dev.relight.danger;

import dev.relight.problem.Place;
import dev.relight.problem.Problem;
import dev.relight.problem.Problems;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads tables from YAML, with every mistake at its line; see `docs/reference/danger-rules.md`.
final class TableReader {
    private static final String HOW =
            "write for instance 'restart: disruptive cuts the connections of every client'";
    private static final Map<String, Platform> PLATFORMS = new LinkedHashMap<>();
    private static final Map<String, Table.Style> STYLES =
            Map.of(
                    "gnu", Table.Style.GNU,
                    "single", Table.Style.SINGLE,
                    "bundle", Table.Style.BUNDLE,
                    "plain", Table.Style.PLAIN);
    private static final Map<String, Table.Unlisted> UNLISTED =
            Map.of(
                    "any", Table.Unlisted.FLAG,
                    "any-value", Table.Unlisted.VALUE,
                    "listed", Table.Unlisted.UNKNOWN);

    static {
        for (var platform : Platform.values()) PLATFORMS.put(platform.word(), platform);
    }

    private final String file;
    private final Problems problems;

    private TableReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /// The tables of one file by program name; what cannot be read is left out and told.
    static Map<String, Table> read(String file, String yaml, Problems problems) {
        return new TableReader(file, problems).tables(yaml);
    }

    private Map<String, Table> tables(String yaml) {
        var tables = new LinkedHashMap<String, Table>();
        try {
            var settings = LoadSettings.builder().setLabel(file).build();
            var root = new Compose(settings).composeString(yaml);
            if (root.isEmpty()) return tables;
            entries(root.get(), "the file")
                    .forEach((key, value) -> {
                        var names = key.getValue().strip().split("[, ]+");
                        for (int i = 0; i < names.length; i++)
                            names[i] = names[i].replaceFirst("^\\./", "");
                        var table = new Table(names[0], null);
                        fill(table, value);
                        for (var name : names)
                            if (tables.put(name, table) != null)
                                problem(
                                        key,
                                        "a second table for '" + name + "'",
                                        "put both into one table");
                    });
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
            problems.add(
                    Problem.error(
                            "danger-rules-yaml",
                            new Place(file, line, column),
                            "this is no YAML: " + e.getProblem(),
                            "mend the line; a why with ': ' in it needs quotes around the line"));
        }
        return tables;
    }

    private void fill(Table table, Node node) {
        if (node instanceof ScalarNode scalar) {
            table.ruling = ruling(scalar);
            return;
        }
        entries(node, table.name).forEach((key, value) -> field(table, key, value));
    }

    private void field(Table table, ScalarNode key, Node value) {
        switch (key.getValue()) {
            case "is" -> table.ruling = ruling(value);
            case "platform" -> table.platform = choice(PLATFORMS, value);
            case "style" -> table.style = choice(STYLES, value);
            case "options" -> table.unlisted = choice(UNLISTED, value);
            case "kinds" -> table.kinds = text(value).equals("true");
            case "flag" -> options(table, value, Table.Takes.NOTHING);
            case "value" -> options(table, value, Table.Takes.VALUE);
            case "ends" -> options(table, value, Table.Takes.ALL);
            case "optional" -> options(table, value, Table.Takes.OPTIONAL);
            case "instead" -> cases(table, value, table.instead);
            case "raise" -> cases(table, value, table.raise);
            case "carry" -> carry(table, value);
            case "do" -> children(table, value);
            default ->
                    problem(
                            key,
                            "'" + key.getValue() + "' is no field of a danger rule",
                            "use is, platform, style, options, kinds, flag, value, optional, ends,"
                                    + " instead, raise, carry or do");
        }
    }

    private void children(Table table, Node value) {
        entries(value, table.name)
                .forEach((key, row) -> {
                    for (var path : key.getValue().split(", *")) {
                        var child = child(table, path.strip().split(" +"));
                        fill(child, row);
                    }
                });
    }

    private static Table child(Table table, String[] path) {
        var at = table;
        for (var word : path) at = step(at, word);
        return at;
    }

    private static Table step(Table at, String word) {
        if (word.equals("**")) {
            var deep = at.deep == null ? at.child(word) : at.deep;
            at.deep = deep;
            return deep;
        }
        int star = word.indexOf('*');
        if (star < 0) return at.next.computeIfAbsent(word, _ -> at.child(word));
        var head = word.substring(0, star);
        var tail = word.substring(star + 1);
        for (var glob : at.globs)
            if (glob.head().equals(head) && glob.tail().equals(tail)) return glob.then();
        var glob = new Table.Glob(head, tail, at.child(word));
        at.globs.add(glob);
        at.globs.sort(
                Comparator.comparingInt(
                        (Table.Glob one) -> -one.head().length() - one.tail().length()));
        return glob.then();
    }

    private void options(Table table, Node value, Table.Takes takes) {
        for (var names : text(value).strip().split("\\s+")) {
            var all = names.split("/");
            var option = new Table.Option(all[0], takes);
            for (var name : all) {
                if (!name.startsWith("-") && !name.startsWith("+"))
                    problem(
                            value,
                            "'" + name + "' is no option",
                            "begin options with a dash; join the names of one with a slash");
                table.options.put(name, option);
            }
        }
    }

    private void cases(Table table, Node value, List<Table.Case> to) {
        entries(value, table.name)
                .forEach((key, row) -> {
                    var ruling = ruling(row);
                    try {
                        var when = Condition.parse(key.getValue().strip());
                        when.check();
                        for (var option : when.options()) declare(table, option, when);
                        if (ruling != null) to.add(new Table.Case(when, ruling));
                    } catch (IllegalArgumentException e) {
                        problem(key, message(e), "write for instance '-f | --force'");
                    }
                });
    }

    /// An option that only a condition names is declared by it.
    private static void declare(Table table, String option, Condition when) {
        var known = table.option(option);
        boolean value = when.asksValueOf(option);
        boolean grows = known != null && value && known.takes() == Table.Takes.GUESSED;
        if (known == null || grows)
            table.options.put(
                    option,
                    new Table.Option(option, value ? Table.Takes.VALUE : Table.Takes.GUESSED));
    }

    private void carry(Table table, Node value) {
        try {
            var carries = Carry.parseAll(text(value));
            for (var carry : carries)
                for (var name : carry.options())
                    if (table.option(name) == null)
                        table.options.put(
                                name, new Table.Option(carry.options().getFirst(), takes(carry)));
            table.carries.addAll(carries);
        } catch (IllegalArgumentException e) {
            problem(value, message(e), "write for instance 'command from 2; sql of -c/--command'");
        }
    }

    private static Table.Takes takes(Carry carry) {
        return carry.where() == Carry.Where.UNTIL ? Table.Takes.NOTHING : Table.Takes.VALUE;
    }

    private @Nullable Ruling ruling(Node node) {
        var line = text(node);
        var ruling = Ruling.parse(line);
        if (ruling == null)
            problem(node, "'" + line + "' does not begin with a danger, or gives no reason", HOW);
        return ruling;
    }

    private <T> @Nullable T choice(Map<String, T> choices, Node node) {
        var choice = choices.get(text(node));
        if (choice == null)
            problem(
                    node,
                    "'" + text(node) + "' is none of " + String.join(", ", choices.keySet()),
                    "take one of them");
        return choice;
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar) return scalar.getValue();
        problem(node, "one line of text should stand here", HOW);
        return "";
    }

    private Map<ScalarNode, Node> entries(Node node, String where) {
        var entries = new LinkedHashMap<ScalarNode, Node>();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "a list of 'name: ruling' should stand in " + where, HOW);
            return entries;
        }
        for (var tuple : mapping.getValue())
            if (tuple.getKeyNode() instanceof ScalarNode key)
                entries.put(key, tuple.getValueNode());
            else problem(tuple.getKeyNode(), "a name should stand here", HOW);
        return entries;
    }

    private void problem(Node at, String what, String mend) {
        int line = at.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = at.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        problems.add(Problem.error("danger-rules", new Place(file, line, column), what, mend));
    }

    private static String message(IllegalArgumentException e) {
        var message = e.getMessage();
        return message == null ? "it cannot be read" : message;
    }
}
