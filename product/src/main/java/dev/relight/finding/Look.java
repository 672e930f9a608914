package dev.relight.finding;

import dev.relight.shell.Shell;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A command as a reader of its output sees it: whose output it is, and what it went through.
///
/// @param source the program that looked
/// @param filters what its output went through, in order: `grep`, `head`
/// @param exitTells the exit status is the source's own: not piped, not in a loop of many, not
///   followed by something else
/// @param traits what else matters
record Look(Call source, List<Call> filters, boolean exitTells, Set<Trait> traits) {
    /// What is particular about how it runs.
    enum Trait {
        /// More than once, or in the background.
        REPEATED,
        /// The author wants to know how long it takes.
        TIMED,
        /// Its output goes to a file.
        SILENCED
    }

    private static final Call NOTHING = new Call("", List.of(), "");

    static final Look BLIND = new Look(NOTHING, List.of(), false, Set.of());

    /// Filters that keep every line; what is missing behind them was never there.
    private static final Set<String> LOSSLESS = Set.of("cat", "sort", "less", "more", "tee", "jq");

    private static final Set<String> FILTERS =
            Set.of(
                    "grep", "egrep", "fgrep", "zgrep", "rg", "awk", "gawk", "sed", "cut", "tr",
                    "head", "tail", "sort", "uniq", "wc", "less", "more", "cat", "tee", "jq", "yq",
                    "column", "tac", "nl", "fold", "fmt", "paste", "join", "comm", "rev", "xmllint",
                    "python", "python3", "json_pp", "zcat", "gunzip", "base64", "strings", "ls",
                    "ps", "file", "echo", "md5sum", "bc", "numfmt", "ts", "ccze", "pr", "expand",
                    "");

    Look {
        filters = List.copyOf(filters);
        traits = Set.copyOf(traits);
    }

    Look(Call source) {
        this(source, List.of(), true, Set.of());
    }

    Look with(Trait trait) {
        var all = new HashSet<>(traits);
        all.add(trait);
        boolean tells = exitTells && trait != Trait.REPEATED;
        return new Look(source, filters, tells, all);
    }

    boolean isRepeated() {
        return traits.contains(Trait.REPEATED);
    }

    boolean isTimed() {
        return traits.contains(Trait.TIMED);
    }

    boolean isSilenced() {
        return traits.contains(Trait.SILENCED);
    }

    /// Never fails; of what cannot be read nothing is known.
    static Look of(String command) {
        return LookFinder.find(Shell.readCommand(command), 0);
    }

    boolean isPiped() {
        return !filters.isEmpty();
    }

    /// Some lines may be missing although they were there: searched, cut, counted.
    boolean isFiltered() {
        return filters.stream().anyMatch(call -> !LOSSLESS.contains(call.program()));
    }

    /// Cut by what it says, not by how much of it is wanted.
    boolean isSearched() {
        return !greps().isEmpty();
    }

    boolean isGrepping() {
        return Greps.isGrep(source);
    }

    /// What it went through at the end is no filter but does something: `| xargs kill`, `| sh`.
    boolean endsInDeed() {
        if (filters.isEmpty()) return false;
        var last = filters.getLast();
        if (!last.is("xargs")) return !FILTERS.contains(last.program());
        return last.plain().stream().noneMatch(FILTERS::contains);
    }

    /// The searches it went through.
    List<Call> greps() {
        return filters.stream().filter(Greps::isGrep).toList();
    }

    /// What the first search looks for, as an expression for [Regex]; empty without a search.
    String pattern() {
        return greps().stream().findFirst().map(Greps::pattern).orElse("");
    }
}
