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
        for (var other : plan.commands())
            if (other.line() < command.line()
                    && isSameChoice(other, command)
                    && site.has(other.platform()))
                return "stands instead of line " + other.line() + ", which fits here";
        return null;
    }

    /// Both are ways to do the same thing; only one of them is done.
    static boolean isSameChoice(Command one, Command other) {
        return one.line() != other.line() && head(one) == head(other);
    }

    private static int head(Command command) {
        var head = command.alternativeOf();
        return head == null ? command.line() : head;
    }
}
