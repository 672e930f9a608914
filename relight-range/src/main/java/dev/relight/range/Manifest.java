package dev.relight.range;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What one stand-in pretends to be, as its YAML file says.
///
/// @param name of the system, as people know it
/// @param port it answers on
/// @param startup what must be in order before it answers at all
/// @param needs what it cannot work without, by name
/// @param endpoints what it answers, in the order of the file
/// @param metrics names it counts requests under
public record Manifest(
        String name,
        String version,
        int port,
        Map<String, String> startup,
        List<String> environment,
        List<Map<String, String>> needs,
        List<Map<String, String>> endpoints,
        List<String> metrics) {
    /// A manifest that cannot be used; the message names the key.
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    public static Manifest read(Path file) throws IOException, Unusable {
        var loaded =
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        if (!(loaded instanceof Map<?, ?> root))
            throw new Unusable(file + " is no mapping; see relight-range/systems for whole ones");
        return new Manifest(
                word(root, "name"),
                System.getenv().getOrDefault("STAND_IN_VERSION", word(root, "version")),
                number(root, "port"),
                words(root.get("startup")),
                list(root.get("environment")),
                entries(root.get("needs")),
                entries(root.get("endpoints")),
                list(root.get("metrics")));
    }

    private static String word(Map<?, ?> root, String key) throws Unusable {
        var value = root.get(key);
        if (value == null) throw new Unusable("the manifest has no '" + key + "'; add it");
        return value.toString();
    }

    private static int number(Map<?, ?> root, String key) throws Unusable {
        try {
            return Integer.parseInt(word(root, key));
        } catch (NumberFormatException e) {
            throw new Unusable("'" + key + "' is no whole number; write one");
        }
    }

    private static Map<String, String> words(@Nullable Object value) {
        var words = new LinkedHashMap<String, String>();
        if (value instanceof Map<?, ?> map)
            map.forEach((key, each) -> words.put(String.valueOf(key), String.valueOf(each)));
        return words;
    }

    private static List<String> list(@Nullable Object value) {
        var list = new ArrayList<String>();
        if (value instanceof List<?> many) many.forEach(each -> list.add(String.valueOf(each)));
        return list;
    }

    private static List<Map<String, String>> entries(@Nullable Object value) {
        var list = new ArrayList<Map<String, String>>();
        if (value instanceof List<?> many) many.forEach(each -> list.add(words(each)));
        return list;
    }
}
