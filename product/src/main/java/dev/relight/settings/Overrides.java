package dev.relight.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Variables that win over the file: what differs between the places where one file is used.
///
/// `RELIGHT_SERVER_PORT=80` is `server: {port: 80}`.
final class Overrides {
    /// Only these: a variable must not change what is run.
    static final List<List<String>> KEYS =
            List.of(
                    List.of("state"),
                    List.of("external_url"),
                    List.of("server", "bind"),
                    List.of("server", "port"),
                    List.of("server", "behind_proxy"));

    private Overrides() {}

    static String variable(List<String> key) {
        return "RELIGHT_" + String.join("_", key).toUpperCase(Locale.ROOT);
    }

    static void apply(Node root, Map<String, String> environment) {
        for (var key : KEYS) {
            var value = environment.get(variable(key));
            if (value == null || value.isBlank() || !(root instanceof MappingNode page)) continue;
            var at = key.size() == 1 ? page : section(page, key.getFirst());
            set(at, key.getLast(), new ScalarNode(Tag.STR, value, ScalarStyle.PLAIN));
        }
    }

    private static MappingNode section(MappingNode page, String name) {
        for (var tuple : page.getValue())
            if (isKey(tuple, name) && tuple.getValueNode() instanceof MappingNode section)
                return section;
        var fresh = new MappingNode(Tag.MAP, new java.util.ArrayList<NodeTuple>(), FlowStyle.BLOCK);
        set(page, name, fresh);
        return fresh;
    }

    private static void set(MappingNode page, String name, Node value) {
        page.getValue().removeIf(tuple -> isKey(tuple, name));
        page.getValue().add(new NodeTuple(new ScalarNode(Tag.STR, name, ScalarStyle.PLAIN), value));
    }

    private static boolean isKey(NodeTuple tuple, String name) {
        return tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(name);
    }
}
