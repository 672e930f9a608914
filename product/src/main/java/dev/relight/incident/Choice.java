package dev.relight.incident;

import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import java.util.Map;
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

    /// Why a step of the ladder is left out: as [#against], but for a way whose alternative on the
    /// same platform was tried and did not help, or could not be done.
    static @Nullable String against(Incident.Open open, Command command) {
        var plan = open.opening().plan();
        var against = against(plan, open.opening().site(), command);
        if (against == null || !open.opening().site().has(command.platform())) return against;
        for (var other : plan.commands())
            if (other.line() < command.line()
                    && isSameChoice(other, command)
                    && open.opening().site().has(other.platform())
                    && (other.platform() != command.platform() || !isUsedUp(open, other)))
                return against;
        return null;
    }

    private static boolean isUsedUp(Incident.Open open, Command other) {
        return open.trail().tried().entrySet().stream()
                .filter(tried -> tried.getValue().result() != Trail.Result.HELPED)
                .map(Map.Entry::getKey)
                .map(key -> Ladder.procedure(open, key).unit(key.unit()))
                .anyMatch(unit -> unit.commands().contains(other));
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
