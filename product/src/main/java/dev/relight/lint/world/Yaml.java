package dev.relight.lint.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML that somebody else wrote, within bounds.
final class Yaml {
    /// A manifest larger than this is generated, and costs more than it tells.
    private static final int CHARACTERS_MAX = 1_000_000;

    /// Aliases of one document; guards against files that unfold without end.
    private static final int ALIASES_MAX = 200;

    /// Documents of one file.
    private static final int DOCUMENTS_MAX = 500;

    private static final Pattern DEFAULTED = Pattern.compile("\\$\\{\\w+:?-([^}]*)}");

    private Yaml() {}

    /// What was read, and why it ended early; empty when it did not.
    record Read(List<Object> documents, String trouble) {}

    static Read read(String text) {
        if (text.length() > CHARACTERS_MAX)
            return new Read(List.of(), "it is longer than " + CHARACTERS_MAX + " characters");
        var documents = new ArrayList<Object>();
        var settings =
                LoadSettings.builder()
                        .setAllowDuplicateKeys(true)
                        .setMaxAliasesForCollections(ALIASES_MAX)
                        .build();
        try {
            for (var document : new Load(settings).loadAllFromString(text)) {
                if (document != null) documents.add(document);
                if (documents.size() >= DOCUMENTS_MAX) break;
            }
            return new Read(documents, "");
        } catch (YamlEngineException unreadable) {
            return new Read(documents, firstLine(unreadable));
        } catch (StackOverflowError tooDeep) {
            return new Read(documents, "it is nested too deeply");
        }
    }

    private static String firstLine(YamlEngineException unreadable) {
        var message = unreadable.getMessage();
        if (message == null) return "it is no YAML";
        var line = message.strip().split("\n", 2)[0];
        var at = Pattern.compile("line (\\d+)").matcher(message);
        return at.find() && !line.contains("line ") ? line + ", line " + at.group(1) : line;
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /// Without the entries that are nothing.
    static Collection<?> list(@Nullable Object value) {
        return value instanceof Collection<?> list
                ? list.stream().filter(java.util.Objects::nonNull).toList()
                : List.of();
    }

    /// `${PORT:-8000}` as if PORT were not set.
    static String withDefaults(String text) {
        return text.indexOf('$') < 0 ? text : DEFAULTED.matcher(text).replaceAll("$1");
    }
}
