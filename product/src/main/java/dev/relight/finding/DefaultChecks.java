package dev.relight.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a good output looks like where the author says nothing, by kind of command.
public final class DefaultChecks {
    private DefaultChecks() {}

    /// Null where output decides nothing.
    public static @Nullable Predicate of(String command, Surroundings around) {
        return Viewed.of(command).usual(around);
    }

    static @Nullable Predicate of(Look look, LookRow row, Surroundings around) {
        if (look.isSearched() && !look.endsInDeed() || row.isSearch)
            return Searches.check(look, row, around);
        var check = row.check();
        if (check == null) return null;
        if (look.exitTells() || look.endsInDeed()) return check;
        var rest = withoutExit(check);
        if (rest != null || row.evidence.contains("none")) return rest;
        return look.isRepeated() ? null : Predicate.of("stdout is not empty");
    }

    /// The exit of a pipeline is its last member's, that of background jobs nobody's.
    static @Nullable Predicate withoutExit(@Nullable Predicate check) {
        if (check == null) return null;
        if (!(check instanceof Predicate.And(var parts))) return asksExit(check) ? null : check;
        var rest = parts.stream().filter(part -> !asksExit(part)).toList();
        if (rest.isEmpty()) return null;
        return rest.size() == 1 ? rest.getFirst() : new Predicate.And(rest);
    }

    private static boolean asksExit(Predicate predicate) {
        return predicate instanceof Predicate.Compare compare
                && List.of("exit").contains(compare.subject().name());
    }
}
