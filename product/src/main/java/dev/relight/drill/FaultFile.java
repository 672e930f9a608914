package dev.relight.drill;

import dev.relight.problem.Place;
import dev.relight.problem.Problem;
import dev.relight.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The faults of one service, as its team wrote them down.
///
/// @param prelude bash functions that all scripts of the file may use
public record FaultFile(String prelude, List<Fault> faults) {
    private static final Set<String> KEYS =
            Set.of(
                    "name",
                    "breaks",
                    "needs",
                    "make",
                    "proof",
                    "undo",
                    "scenario",
                    "action",
                    "hands",
                    "why");

    public FaultFile {
        faults = List.copyOf(faults);
    }

    public Optional<Fault> fault(String name) {
        return faults.stream().filter(fault -> fault.name().equals(name)).findFirst();
    }

    /// Reads `text`; what cannot be understood is noted and left out.
    ///
    /// @param file for the places of problems
    public static FaultFile read(String file, String text, Problems problems) {
        return new Reader(file, problems).read(text);
    }

    private record Reader(String file, Problems problems) {
        FaultFile read(String text) {
            try {
                var settings = LoadSettings.builder().setLabel(file).build();
                var root = new Compose(settings).composeString(text);
                if (root.isEmpty()) return nothing("the file is empty");
                var entries = entries(root.get(), Set.of("prelude", "faults"));
                var prelude = entries.containsKey("prelude") ? text(entries, "prelude") : "";
                if (!(entries.get("faults") instanceof SequenceNode list))
                    return nothing("there is no list of faults");
                var faults = new ArrayList<Fault>();
                for (var each : list.getValue()) fault(each).ifPresent(faults::add);
                return new FaultFile(prelude, faults);
            } catch (MarkedYamlEngineException broken) {
                var line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
                return nothing(line, "this is no YAML: " + broken.getProblem());
            } catch (YamlEngineException broken) {
                return nothing("this is no YAML: " + broken.getMessage());
            }
        }

        private Optional<Fault> fault(Node node) {
            var entries = entries(node, KEYS);
            var complete = true;
            for (var key : List.of("name", "breaks", "make", "proof", "undo"))
                if (text(entries, key).isBlank()) {
                    wrong(node, "a fault has no '" + key + "'", "add `" + key + ":`");
                    complete = false;
                }
            var name = text(entries, "name");
            if (complete && !name.matches(Fault.NAME)) {
                wrong(
                        node,
                        "'" + name + "' cannot name a fault",
                        "use lower-case letters, digits and dashes");
                complete = false;
            }
            if (!complete) return Optional.empty();
            var needs = entries.containsKey("needs") ? text(entries, "needs") : "true";
            return Optional.of(
                    new Fault(
                            name,
                            text(entries, "breaks").strip(),
                            needs,
                            text(entries, "make"),
                            text(entries, "proof"),
                            text(entries, "undo"),
                            new Fault.Wanted(
                                    text(entries, "scenario").strip(),
                                    text(entries, "action").strip(),
                                    text(entries, "hands"),
                                    text(entries, "why").strip())));
        }

        private Map<String, Node> entries(Node node, Set<String> known) {
            var entries = new TreeMap<String, Node>();
            if (!(node instanceof MappingNode mapping)) {
                wrong(node, "this is no mapping", "write `key: value` lines");
                return entries;
            }
            for (var tuple : mapping.getValue()) {
                var key = tuple.getKeyNode() instanceof ScalarNode word ? word.getValue() : "?";
                if (!known.contains(key))
                    wrong(tuple.getKeyNode(), "'" + key + "' is not known here", "use " + known);
                entries.put(key, tuple.getValueNode());
            }
            return entries;
        }

        private String text(Map<String, Node> entries, String key) {
            return entries.get(key) instanceof ScalarNode scalar ? scalar.getValue() : "";
        }

        private FaultFile nothing(String what) {
            return nothing(1, what);
        }

        private FaultFile nothing(int line, String what) {
            var mend = "see examples/lantern/faults.yaml for a whole one";
            problems.add(Problem.error("faults", new Place(file, line, 1), what, mend));
            return new FaultFile("", List.of());
        }

        private void wrong(Node where, String what, String mend) {
            var mark = where.getStartMark();
            var place =
                    new Place(
                            file,
                            mark.map(m -> m.getLine() + 1).orElse(1),
                            mark.map(m -> m.getColumn() + 1).orElse(1));
            problems.add(Problem.error("faults", place, what, mend));
        }
    }
}
