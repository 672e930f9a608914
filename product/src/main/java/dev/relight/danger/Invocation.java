package dev.relight.danger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A program with its words put in their places: subcommands, options, positionals, and the words
/// it carries. Made by [ArgReader].
///
/// @param table the innermost table whose words were met; the program's own when none was
/// @param lost the word in a subcommand's place that no row knows, or null
/// @param values by the first name of each option, in the order of the line; empty for a flag
/// @param unlisted options no row names
/// @param positionals behind the subcommands
/// @param kinds what else was named as `kind/name`, one table each
/// @param rest the words carried as a command of their own; null when nothing is carried so
/// @param untils the commands behind options such as `-exec`, by option name
/// @param feed what comes in on its standard input
record Invocation(
        Table table,
        @Nullable String lost,
        Map<String, List<String>> values,
        List<String> unlisted,
        List<String> positionals,
        List<Table> kinds,
        @Nullable List<Arg> rest,
        Map<String, List<List<Arg>>> untils,
        Feed feed) {

    /// Values given to an option under any of its names; one empty value for a flag; none when the
    /// option is absent.
    List<String> values(String option) {
        var known = table.option(option);
        return values.getOrDefault(known == null ? option : known.name(), List.of());
    }

    boolean has(String option) {
        return !values(option).isEmpty();
    }

    /// The last value of the first of these options that is given; null without.
    @Nullable String last(String... options) {
        for (var option : options) {
            var given = values(option);
            if (!given.isEmpty()) return given.getLast();
        }
        return null;
    }

    boolean isFed() {
        return !(feed instanceof Feed.Nothing);
    }

    /// Words alone, for the lookup of one thing: a path, a statement.
    static Invocation of(Table table, String... positionals) {
        return new Invocation(
                table,
                null,
                Map.of(),
                List.of(),
                List.of(positionals),
                List.of(),
                null,
                Map.of(),
                new Feed.Nothing());
    }

    /// Gathers what is read, word by word.
    static final class Draft {
        final Map<String, List<String>> values = new HashMap<>();
        final List<String> unlisted = new ArrayList<>();
        final List<String> words = new ArrayList<>();
        final Map<String, List<List<Arg>>> untils = new HashMap<>();
        @Nullable List<Arg> rest;

        void option(String name, String value) {
            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
    }
}
