package dev.relight.incident;

import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import org.jspecify.annotations.Nullable;

/// Which of several ways to do the same thing is meant here.
final class Choice {
    private Choice() {}

    /// Why this command is not for this site; null if it is.
    static @Nullable String against(Plan plan, Site site, Command command) {
        if (!site.has(command.platform()))
            return "is for " + command.platform().word() + ", which is not in use here";
        var head = command.alternativeOf();
        if (head == null) return null;
        for (var other : plan.commands()) {
            boolean sameGroup = other.line() == head || head.equals(other.alternativeOf());
            if (sameGroup && other.line() < command.line() && site.has(other.platform()))
                return "stands instead of line " + other.line() + ", which fits here";
        }
        return null;
    }
}
