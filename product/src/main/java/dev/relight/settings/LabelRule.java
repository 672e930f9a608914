package dev.relight.settings;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What the team says of a label of its alerts: which blanks of the runbook it fills, with what.
///
/// @param fills names of blanks without brackets, or `$NAME`
/// @param values the only ones; none: any that `like` allows
/// @param like a pattern in which `*` stands for letters, digits, dot, underscore and dash; empty:
///   only `values`, or what the settings declare otherwise
public record LabelRule(String label, List<String> fills, Set<String> values, String like) {
    public LabelRule {
        fills = List.copyOf(fills);
        values = Set.copyOf(values);
    }

    /// It says itself which values are good.
    public boolean isNarrow() {
        return !values.isEmpty() || !like.isEmpty();
    }

    public boolean allows(String value) {
        if (values.contains(value)) return true;
        return !like.isEmpty()
                && Pattern.matches(
                        Pattern.quote(like).replace("*", "\\E[A-Za-z0-9._-]*\\Q"), value);
    }
}
