package dev.relight.incident;

import dev.relight.danger.Danger;
import dev.relight.plan.Section;
import java.util.ArrayList;
import java.util.List;

/// What the runbook says to do in one section: units in the author's order.
///
/// @param home the scenario it belongs to, else the innermost heading
record Procedure(Section home, List<Unit> units) {
    Procedure {
        units = List.copyOf(units);
    }

    int line() {
        return home.line();
    }

    /// Ways up this procedure, the least dangerous first.
    ///
    /// Each pass goes up to one danger and keeps the author's order: what is more dangerous is left
    /// out, and what lies before the first unit of that danger was done by the pass before. So
    /// after `rm cache` the `restart` behind it is done again.
    List<Rung.Key> rungs() {
        var keys = new ArrayList<Rung.Key>();
        for (var ceiling : Danger.values()) {
            if (ceiling == Danger.OBSERVE) continue;
            boolean reached = false;
            for (var unit : units) {
                reached |= unit.danger() == ceiling;
                if (reached && unit.acts() && unit.danger().compareTo(ceiling) <= 0)
                    keys.add(new Rung.Key(line(), ceiling, unit.line()));
            }
        }
        return keys;
    }

    Unit unit(int line) {
        return units.stream()
                .filter(unit -> unit.line() == line)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no unit on line %d of the procedure on line %d"
                                        .formatted(line, line())));
    }
}
