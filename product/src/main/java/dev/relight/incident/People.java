package dev.relight.incident;

import java.util.Collection;
import java.util.Locale;

/// Who may say yes, and whether two names are one person.
final class People {
    private People() {}

    /// Where the team names nobody, whoever is let in may.
    static boolean mayApprove(Incident.Open open, String by) {
        var approvers = open.guardrails().approvers();
        return approvers.isEmpty() || hasSaid(approvers, by);
    }

    static String approvers(Incident.Open open) {
        return "only these may say yes: " + String.join(", ", open.guardrails().approvers());
    }

    /// `Ada` and `ada ` are one person, who counts once.
    static boolean hasSaid(Collection<String> names, String by) {
        return names.stream().anyMatch(name -> plain(name).equals(plain(by)));
    }

    private static String plain(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
