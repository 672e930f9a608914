package dev.relight.finding;

import com.google.re2j.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads ls, checksums and configuration files: what is there, what is empty, what can be parsed.
final class FileReader {
    private static final Pattern LONG_ROW =
            Pattern.compile(
                    "^([-dlbcps])[rwxsStT-]{9}\\S*\\s+[0-9]+\\s+\\S+\\s+\\S+\\s+([0-9.]+[KMGT]?)\\s+.*?(\\S+)$");
    private static final Pattern SUM = Pattern.compile("^\\\\?([0-9a-fA-F]{32,128})\\s+\\*?(.+)$");

    private FileReader() {}

    static void list(Output output, Notes notes) {
        var paths = Names.withoutValues(output.source().args());
        var about = paths.isEmpty() ? "" : paths.getLast();
        if (output.stderr().contains("No such file or directory")) {
            notes.add("file.exists", about, "false", Reading.firstLine(output.stderr()));
            if (output.stdout().isBlank())
                notes.add("file.count", about, "0", Reading.firstLine(output.stderr()));
            if (output.stdout().isBlank()) return;
        }
        int count = 0;
        int empty = 0;
        for (var line : output.lines()) {
            if (line.startsWith("total ")
                    || line.endsWith(" .")
                    || line.endsWith(" ..")
                    || line.endsWith(":")) continue;
            count++;
            var row = LONG_ROW.matcher(line);
            if (row.find() && row.group(1).equals("-") && Numbers.bytes(row.group(2)) == 0) empty++;
        }
        if (count == 0 && output.isWithheld()) return;
        notes.add("file.count", about, Integer.toString(count), count + " entries");
        notes.add("file.empty_count", about, Integer.toString(empty), empty + " of size 0");
    }

    static void checksums(Output output, Notes notes) {
        int count = 0;
        for (var line : output.lines()) {
            var sum = SUM.matcher(line);
            if (!sum.find()) continue;
            count++;
            notes.add("file.checksum", sum.group(2).strip(), sum.group(1), line);
        }
        notes.add("file.count", Integer.toString(count), count + " checksums");
    }

    /// Whether a file is there and has the form its name promises; `config.trouble` is empty if so.
    static void config(Output output, Notes notes) {
        var paths = Names.withoutValues(output.source().args());
        var path = paths.isEmpty() ? "" : paths.getLast();
        boolean missing = output.stderr().contains("No such file or directory");
        if (missing) notes.add("file.exists", path, "false", Reading.firstLine(output.stderr()));
        boolean whole = output.source().is("cat") && !output.look().isFiltered();
        boolean parses =
                missing || !whole || output.stdout().isBlank() || parses(path, output, notes);
        var trouble = missing ? "not there" : parses ? "" : "cannot be read";
        notes.add("config.trouble", path, trouble, path + " " + trouble);
    }

    private static boolean parses(String path, Output output, Notes notes) {
        boolean json = path.endsWith(".json");
        if (!json && !path.endsWith(".yaml") && !path.endsWith(".yml")) return true;
        boolean well = json ? isJson(output.stdout()) : isYaml(output.stdout());
        notes.add(
                "config.parses",
                path,
                Boolean.toString(well),
                path + (well ? " can" : " cannot") + " be read");
        return well;
    }

    private static boolean isJson(String text) {
        var form = new Notes();
        JsonReader.read("", text, form);
        return Predicate.of("json = \"none\"").judge(form.facts()).isFalse();
    }

    /// Anything is a YAML scalar; a configuration is a map or a list.
    private static boolean isYaml(String text) {
        try {
            var load =
                    new Load(
                            LoadSettings.builder()
                                    .setCodePointLimit(1 << 20)
                                    .setMaxAliasesForCollections(50)
                                    .build());
            for (var document : load.loadAllFromString(text))
                if (!(document instanceof java.util.Map) && !(document instanceof java.util.List))
                    return false;
            return true;
        } catch (YamlEngineException e) {
            return false;
        }
    }
}
