package dev.relight.incident;

import dev.relight.lexicon.EscalationKind;
import dev.relight.plan.Escalation;
import dev.relight.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whom a runbook names for its time limits and conditions.
///
/// Three styles: the contact stands on the line of the limit; the contact leads a list of limits;
/// one list of contacts stands beneath all limits and is climbed in its order.
public final class Contacts {
    private Contacts() {}

    /// Whom the row on `line` means; empty when the runbook names nobody for it.
    public static Optional<Escalation> of(Plan plan, int line) {
        var all = contacts(plan);
        var same = all.stream().filter(contact -> contact.line() == line).findFirst();
        if (same.isPresent() || all.isEmpty()) return same;
        if (leads(plan))
            return all.stream().filter(contact -> contact.line() < line).reduce((_, last) -> last);
        return list(plan).stream().findFirst();
    }

    /// The contacts of a list beneath all limits, in order; empty in the other styles. Those who
    /// have a limit of their own are not in it, nor those under a condition: "if customer-facing".
    ///
    /// Asked at every step of an incident, so it is a plain walk.
    static List<Escalation> list(Plan plan) {
        var list = new ArrayList<Escalation>();
        if (leads(plan)) return list;
        for (var row : plan.escalation())
            if (row.kind() == EscalationKind.CONTACT
                    && !isConditional(row)
                    && !has(plan, row.line(), EscalationKind.AFTER_DURATION)) list.add(row);
        return list;
    }

    /// The name before the address: `Lead Developer` of `Lead Developer <dev@example.org>`.
    public static String name(Escalation contact) {
        var value = contact.value().strip();
        int end = value.length();
        for (var mark : List.of(" <", " (no address given)", ";")) {
            int at = value.indexOf(mark);
            if (at > 0) end = Math.min(end, at);
        }
        return value.substring(0, end).strip();
    }

    /// "if customer-facing", "for major incidents": a person decides.
    static boolean isConditional(Escalation contact) {
        return contact.value().contains(";");
    }

    private static List<Escalation> contacts(Plan plan) {
        return plan.escalation().stream()
                .filter(row -> row.kind() == EscalationKind.CONTACT)
                .toList();
    }

    /// The first contact stands above the first limit or condition that is not on its own line.
    private static boolean leads(Plan plan) {
        for (var row : plan.escalation())
            switch (row.kind()) {
                case CONTACT -> {
                    if (!has(plan, row.line(), EscalationKind.AFTER_DURATION)) return true;
                }
                case AFTER_DURATION, CONDITION -> {
                    if (!has(plan, row.line(), EscalationKind.CONTACT)) return false;
                }
                case ACTION, INFO_TO_PROVIDE -> {}
            }
        return false;
    }

    private static boolean has(Plan plan, int line, EscalationKind kind) {
        for (var row : plan.escalation()) if (row.line() == line && row.kind() == kind) return true;
        return false;
    }
}
