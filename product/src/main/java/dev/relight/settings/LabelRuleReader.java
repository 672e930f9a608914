package dev.relight.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads the list `labels`, of a service or of all.
final class LabelRuleReader {
    private static final String LABEL = "[A-Za-z_][A-Za-z0-9_.:/-]{0,252}";

    /// A blank's name, or a variable's.
    private static final String BLANK = "[A-Za-z][A-Za-z0-9 _-]{0,60}|\\$[A-Z][A-Z0-9_]{0,60}";

    /// What no shell splits, expands or takes for an option.
    private static final String VALUE = "[A-Za-z0-9][A-Za-z0-9._-]{0,252}";

    private static final String LIKE = "[A-Za-z0-9*][A-Za-z0-9._*-]{0,100}";

    /// More stars make no pattern clearer, and matching slower.
    private static final int STARS_MAX = 3;

    private LabelRuleReader() {}

    static List<LabelRule> read(Entry entry) {
        var rules = new ArrayList<LabelRule>();
        for (var each : entry.entries("labels")) rule(each).ifPresent(rules::add);
        return rules;
    }

    private static Optional<LabelRule> rule(Entry entry) {
        var label = entry.required("label", "namespace");
        label.filter(it -> !it.matches(LABEL))
                .ifPresent(it ->
                        entry.wrongAt(
                                "label",
                                "'%s' is no name of a label".formatted(it),
                                "write it as the alert carries it, such as namespace"));
        if (!entry.has("fills")) entry.required("fills", "namespace");
        var fills = new ArrayList<String>();
        for (var each : entry.texts("fills"))
            if (each.matches(BLANK)) fills.add(bare(each));
            else
                entry.wrongAt(
                        "fills",
                        "'%s' is no name of a blank".formatted(each),
                        "write it without brackets, such as pod-name, or $NAMESPACE");
        var values = entry.texts("values");
        for (var each : values)
            if (!each.matches(VALUE))
                entry.wrongAt(
                        "values",
                        "'%s' may not reach a shell".formatted(each),
                        "use letters, digits, dot, underscore and dash");
        var like = entry.text("like").orElse("");
        long stars = like.chars().filter(it -> it == '*').count();
        if (!like.isEmpty() && (!like.matches(LIKE) || stars > STARS_MAX || like.matches("\\**")))
            entry.wrongAt(
                    "like",
                    "'%s' is no pattern that narrows anything".formatted(like),
                    "write letters, digits, dot, underscore, dash and up to three *, such as shop-*");
        entry.nothingElse();
        if (label.isEmpty() || fills.isEmpty()) return Optional.empty();
        return Optional.of(new LabelRule(label.get(), fills, Set.copyOf(values), like));
    }

    private static String bare(String blank) {
        return blank.startsWith("$")
                ? blank
                : blank.toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
    }
}
