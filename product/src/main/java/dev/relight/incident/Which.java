package dev.relight.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a question wants named before a step can have its exact form.
///
/// @param rung the step that lacks it
/// @param blanks all that it lacks, in the order of its commands
public record Which(Rung.Key rung, List<Blank> blanks) {
    public Which {
        blanks = List.copyOf(blanks);
    }

    /// One placeholder without a value.
    ///
    /// @param name as an answer calls it: `pid`
    /// @param written as it stands in the runbook: `<pid>`
    /// @param options what was seen that it may mean, the likeliest first; never empty: where
    ///   nothing was seen, nobody is asked
    public record Blank(String name, String written, List<Option> options) {
        public Blank {
            options = List.copyOf(options);
        }

        boolean offers(String value) {
            return options.stream().anyMatch(it -> it.value().equals(value));
        }
    }

    /// One thing that it may mean.
    ///
    /// @param line of the runbook whose command showed it; 0 if none
    /// @param evidence the words of its output that name it
    public record Option(String value, int line, String evidence) {
        /// `4711 (line 12: LISTEN 0 128 *:8080 users:(("java",pid=4711)))`
        public String words() {
            return "%s (%s%s)".formatted(value, line > 0 ? "line " + line + ": " : "", evidence);
        }
    }

    /// As `relight incident choose` wants it typed.
    public String example() {
        return String.join(
                " ",
                blanks.stream()
                        .map(it -> it.name() + "=" + it.options().getFirst().value())
                        .toList());
    }

    /// What stands first in each list.
    public SortedMap<String, String> likeliest() {
        var values = new TreeMap<String, String>();
        for (var blank : blanks) values.put(blank.name(), blank.options().getFirst().value());
        return values;
    }

    /// What is picked by numbers, counted from 1, one for each blank; null if that picks nothing.
    public @Nullable SortedMap<String, String> picked(String words) {
        var numbers = List.of(words.strip().split("[ ,]+", -1));
        if (numbers.size() != blanks.size()) return null;
        var values = new TreeMap<String, String>();
        for (int i = 0; i < numbers.size(); i++) {
            var options = blanks.get(i).options();
            if (!numbers.get(i).matches("[0-9]{1,3}")) return null;
            int at = Integer.parseInt(numbers.get(i)) - 1;
            if (at < 0 || at >= options.size()) return null;
            values.put(blanks.get(i).name(), options.get(at).value());
        }
        return values;
    }

    /// `pid = 4711, container = shop-1`
    public static String words(SortedMap<String, String> values) {
        return String.join(
                ", ",
                values.entrySet().stream().map(it -> it.getKey() + " = " + it.getValue()).toList());
    }

    /// Everything offered, numbered as [#picked] wants it, a line each.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (var blank : blanks) {
            lines.add("%s may be:".formatted(blank.written()));
            int number = 1;
            for (var option : blank.options())
                lines.add("  %d) %s".formatted(number++, option.words()));
        }
        return lines;
    }

    /// The same things are asked for, and the same offered.
    boolean asks(List<Blank> others) {
        return values(blanks).equals(values(others));
    }

    private static List<String> values(List<Blank> blanks) {
        return blanks.stream()
                .map(it -> it.name() + it.options().stream().map(Option::value).toList())
                .toList();
    }
}
