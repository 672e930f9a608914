package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;

/// A command as a reader of its output sees it: whose output it is, and what it went through.
///
/// @param source the program that looked
/// @param filters what its output went through, in order: `grep`, `head`
/// @param looped it may have run more than once, or in the background: its exit says nothing
record Look(Call source, List<Call> filters, boolean looped) {
    Look {
        filters = List.copyOf(filters);
    }

    static Look of(String command) {
        return Split.look(command);
    }

    boolean isPiped() {
        return !filters.isEmpty();
    }

    /// Some lines may be missing although they were there: searched, cut, counted.
    boolean isFiltered() {
        return filters.stream()
                .anyMatch(call -> !call.is("cat", "sort", "less", "more", "tee", "jq"));
    }

    /// The searches it went through.
    List<Call> greps() {
        return filters.stream().filter(call -> call.is("grep", "egrep", "fgrep", "rg")).toList();
    }

    /// What the first search looks for; empty without a search.
    String pattern() {
        for (var grep : greps()) {
            var given = grep.value("-e", "--regexp");
            if (given != null) return given;
            var plain = new ArrayList<>(grep.plain());
            for (var option : List.of("-A", "-B", "-C", "-m"))
                plain.remove(String.valueOf(grep.value(option)));
            if (!plain.isEmpty()) return plain.getFirst();
        }
        return "";
    }
}
