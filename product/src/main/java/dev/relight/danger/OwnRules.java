package dev.relight.danger;

import dev.relight.problem.Problems;
import java.util.HashMap;
import java.util.Map;

/// A team's own danger rules, in the form of the shipped tables.
public final class OwnRules {
    private final Map<String, Table> tables;

    private OwnRules(Map<String, Table> tables) {
        this.tables = tables;
    }

    /// No rules beyond the shipped ones.
    public static OwnRules none() {
        return new OwnRules(Map.of());
    }

    /// These first, then those of `other` for programs that these do not name.
    public OwnRules and(OwnRules other) {
        var both = new HashMap<>(other.tables);
        both.putAll(tables);
        return new OwnRules(Map.copyOf(both));
    }

    /// Reads them from YAML; what cannot be read is left out and told, with its line.
    public static OwnRules read(String file, String yaml, Problems problems) {
        return new OwnRules(Map.copyOf(TableReader.read(file, yaml, problems)));
    }

    Map<String, Table> tables() {
        return tables;
    }
}
