package dev.relight.intake;

import dev.relight.settings.LabelRule;
import dev.relight.settings.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The blanks of a runbook that the labels of an alert fill, and why they do not fill others.
///
/// An alert only ever chooses among what the settings declare: a value is one plain word, has the
/// shape of its kind, and is declared for the service or allowed by a rule. Anything else leaves
/// the blank empty, and the command goes to a person.
///
/// @param values by the name of the blank, or `$NAME`
/// @param left why a label could not fill it, by the name of the blank
public record Filled(Map<String, String> values, Map<String, String> left) {
    /// No shell splits, expands or takes for an option what fits.
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

    private static final Pattern ADDRESS = Pattern.compile("(.+?)(?::([0-9]{1,5}))?");
    private static final int SHOWN_MAX = 40;

    public Filled {
        values = new TreeMap<>(values);
        left = new TreeMap<>(left);
    }

    /// @param blanks as the runbook writes them: `<pod-name>`, `{{ host }}`, `$NAMESPACE`
    /// @param house rules that hold for all services
    public static Filled of(
            Service service,
            List<LabelRule> house,
            Map<String, String> labels,
            Collection<String> blanks) {
        var rules = new ArrayList<>(service.labels());
        rules.addAll(house);
        var values = new TreeMap<String, String>();
        var left = new TreeMap<String, String>();
        for (var blank : blanks.stream().map(Filled::name).distinct().sorted().toList()) {
            if (service.placeholders().containsKey(blank)) continue;
            var filling = new Filling(service, labels, blank);
            var value = filling.byRules(rules).or(filling::byTable);
            value.ifPresent(it -> values.put(blank, it));
            if (value.isEmpty() && !filling.left.isEmpty())
                left.put(blank, String.join("; ", filling.left));
        }
        return new Filled(values, left);
    }

    /// Without brackets, lower case, words joined by `-`; a variable stays as it is.
    private static String name(String blank) {
        if (blank.matches("\\$[A-Za-z_][A-Za-z0-9_]*")) return blank;
        var bare =
                blank.replaceAll("^[<{\\[$\\s]+|[>}\\]\\s]+$", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[ _]+", "-");
        return bare.isEmpty() ? blank : bare;
    }

    /// One blank on its way to a value.
    private record Filling(
            Service service, Map<String, String> labels, String blank, List<String> left) {
        Filling(Service service, Map<String, String> labels, String blank) {
            this(service, labels, blank, new ArrayList<>());
        }

        /// What the team says; a label that its rules name and refuse is not tried by the table.
        Optional<String> byRules(List<LabelRule> rules) {
            for (var rule : rules) {
                if (!rule.fills().contains(blank)) continue;
                var row = rowOf(blank);
                var value = labels.get(rule.label());
                if (value == null) continue;
                var word = word(row, rule.label(), value);
                if (word.isEmpty()) continue;
                if (rule.allows(word.get())) return word;
                if (!rule.isNarrow() && Declared.is(service, row, rule.label(), word.get()))
                    return word;
                leave(rule.label(), value, "is none of those that the settings allow");
            }
            return Optional.empty();
        }

        Optional<String> byTable() {
            if (!left.isEmpty()) return Optional.empty();
            var row = rowOf(blank);
            for (var label : row.labels()) {
                var value = labels.get(label);
                if (value == null) continue;
                var word = word(row, label, value);
                if (word.isEmpty()) continue;
                if (Declared.is(service, row, label, word.get())) return word;
                leave(label, value, "is nothing that the settings name for " + service.name());
            }
            return Optional.empty();
        }

        /// The word in the value, if it is one of the right shape.
        private Optional<String> word(LabelTable.Row row, String label, String value) {
            var address = ADDRESS.matcher(value);
            if (!address.matches()) {
                leave(label, value, "is no plain word");
                return Optional.empty();
            }
            var part =
                    switch (row.part()) {
                        case WHOLE -> value;
                        case HOST -> address.group(1);
                        case PORT -> address.group(2) == null ? value : address.group(2);
                    };
            if (!WORD.matcher(part).matches()) leave(label, value, "is no plain word");
            else if (!row.shape().matcher(part).matches())
                leave(label, value, "has not the shape of a " + row.kind());
            else return Optional.of(part);
            return Optional.empty();
        }

        private void leave(String label, String value, String why) {
            var cut = value.length() > SHOWN_MAX ? value.substring(0, SHOWN_MAX) + "..." : value;
            left.add(
                    "'%s' of the label %s %s"
                            .formatted(cut.replaceAll("\\p{Cntrl}", "?"), label, why));
        }

        /// A blank of no known kind takes the label of its own name, as one plain word.
        private static LabelTable.Row rowOf(String blank) {
            return LabelTable.rows().stream()
                    .filter(row -> row.fills().contains(blank))
                    .findFirst()
                    .orElseGet(() ->
                            new LabelTable.Row(
                                    "value",
                                    List.of(blank),
                                    blank.startsWith("$")
                                            ? List.of()
                                            : List.copyOf(
                                                    new TreeSet<>(
                                                            List.of(
                                                                    blank,
                                                                    blank.replace('-', '_')))),
                                    WORD,
                                    "",
                                    LabelTable.Part.WHOLE));
        }
    }
}
