package dev.relight.incident;

import static java.util.Collections.unmodifiableSortedSet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the team forbids and permits beyond the danger of a command; pinned when the incident
/// opens.
///
/// @param deny never run, whoever says yes
/// @param allow asked of fewer people, never of nobody above reversible
/// @param reach how many services may be under repair at once
/// @param actionsPerHour over all services; what comes after it waits
/// @param approvers who may say yes; empty: whoever is let in
/// @param dependsOn services that must be up before anything general is tried here
/// @param windows planned times in which nothing automatic is done
/// @param paused why nothing automatic is done at all; null if it may be
public record Guardrails(
        List<Rule> deny,
        List<Allowance> allow,
        Reach reach,
        int actionsPerHour,
        SortedSet<String> approvers,
        SortedSet<String> dependsOn,
        List<Window> windows,
        @Nullable String paused) {
    /// A night with more than one action every two minutes is no night for automation.
    public static final int ACTIONS_PER_HOUR_DEFAULT = 30;

    public Guardrails {
        if (actionsPerHour < 1)
            throw new IllegalArgumentException(
                    "actionsPerHour is " + actionsPerHour + "; give at least 1");
        deny = List.copyOf(deny);
        allow = List.copyOf(allow);
        approvers = unmodifiableSortedSet(new TreeSet<>(approvers));
        dependsOn = unmodifiableSortedSet(new TreeSet<>(dependsOn));
        windows = List.copyOf(windows);
    }

    /// Only the limits of the house.
    public static Guardrails standard() {
        return new Guardrails(
                List.of(),
                List.of(),
                Reach.standard(),
                ACTIONS_PER_HOUR_DEFAULT,
                new TreeSet<>(),
                new TreeSet<>(),
                List.of(),
                null);
    }

    /// How many services may be under repair at once: whichever of the two is less, but one always.
    ///
    /// @param most in number
    /// @param percent of all services
    public record Reach(int most, int percent) {
        public Reach {
            if (most < 1 || percent < 1 || percent > 100)
                throw new IllegalArgumentException(
                        "reach is %d services, %d %%; give at least 1 of each"
                                .formatted(most, percent));
        }

        /// Nobody follows more repairs at once than these.
        public static Reach standard() {
            return new Reach(5, 100);
        }

        int of(int services) {
            return Math.max(1, Math.min(most, services * percent / 100));
        }
    }

    /// The first that forbids one of these lines.
    Optional<Rule> forbidding(List<String> lines, dev.relight.danger.Danger danger) {
        return deny.stream()
                .filter(rule -> lines.stream().anyMatch(line -> rule.forbids(line, danger)))
                .findFirst();
    }

    /// The allowance with the fewest yeses that allows all of these lines.
    Optional<Allowance> allowing(List<String> lines, dev.relight.danger.Danger danger) {
        return allow.stream()
                .filter(it -> lines.stream().allMatch(line -> it.rule().allows(line, danger)))
                .min(java.util.Comparator.comparingInt(Allowance::yeses));
    }

    /// The window that is open now, whichever ends last.
    Optional<Window.Open> window(Instant at) {
        return windows.stream()
                .flatMap(window -> window.open(at).stream())
                .max(java.util.Comparator.comparing(Window.Open::until));
    }
}
