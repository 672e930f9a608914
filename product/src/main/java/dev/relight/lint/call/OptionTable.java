package dev.relight.lint.call;

import dev.relight.lint.catalogue.Rows;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which options a program has, command by command; from `lint/options`.
public final class OptionTable {
    /// How an option takes a value.
    public enum Takes {
        NOTHING,
        /// The next word, or what stands behind `=`.
        VALUE,
        /// Only what stands behind `=`.
        MAYBE
    }

    private static final OptionTable NONE = new OptionTable("", Map.of());

    private static final Map<String, OptionTable> READ = new ConcurrentHashMap<>();

    private final String version;
    private final Map<String, Map<String, Takes>> commands;

    private OptionTable(String version, Map<String, Map<String, Takes>> commands) {
        this.version = version;
        this.commands = commands;
    }

    /// The table of a program; one that [#isEmpty()] when there is none.
    public static OptionTable of(String program) {
        return READ.computeIfAbsent(program, OptionTable::read);
    }

    private static OptionTable read(String program) {
        var file = "options/" + program;
        if (!isFileName(program) || !Rows.exists(file)) return NONE;
        var commands = new LinkedHashMap<String, Map<String, Takes>>();
        String version = "";
        for (var row : Rows.of(file)) {
            version = row.text("version");
            commands.put(row.text("command"), options(row.text("options")));
        }
        return new OptionTable(version, commands);
    }

    private static Map<String, Takes> options(String words) {
        var options = new HashMap<String, Takes>();
        for (var word : words.split(" ")) {
            if (word.isEmpty()) continue;
            char last = word.charAt(word.length() - 1);
            var takes = last == '=' ? Takes.VALUE : last == '?' ? Takes.MAYBE : Takes.NOTHING;
            options.put(
                    takes == Takes.NOTHING ? word : word.substring(0, word.length() - 1), takes);
        }
        return options;
    }

    private static boolean isFileName(String program) {
        return program.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }

    public boolean isEmpty() {
        return commands.isEmpty();
    }

    /// As the table's source says: `28.2`.
    public String version() {
        return version;
    }

    /// Whether the program has commands of its own (`docker run`).
    public boolean hasCommands() {
        return commands.size() > 1;
    }

    public boolean hasCommand(String path) {
        return commands.containsKey(path);
    }

    /// First words of all commands.
    public Set<String> firstWords() {
        var words = new TreeSet<String>();
        for (var path : commands.keySet()) if (!path.isEmpty()) words.add(path.split(" ", 2)[0]);
        return words;
    }

    /// How an option of a command takes its value; null when neither the command nor the program
    /// has it.
    public @Nullable Takes takes(String path, String option) {
        var own = commands.getOrDefault(path, Map.of()).get(option);
        return own != null ? own : commands.getOrDefault("", Map.of()).get(option);
    }

    /// The options of a command, those of the program included.
    public Collection<String> options(List<String> path) {
        var all =
                new TreeSet<String>(
                        commands.getOrDefault(String.join(" ", path), Map.of()).keySet());
        all.addAll(commands.getOrDefault("", Map.of()).keySet());
        return all;
    }

    /// Commands (not the given one) that do have the option.
    public List<String> commandsWith(String option) {
        return commands.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty() && entry.getValue().containsKey(option))
                .map(Map.Entry::getKey)
                .toList();
    }
}
