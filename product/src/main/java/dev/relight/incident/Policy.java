package dev.relight.incident;

import dev.relight.people.EscalationPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the team allows and how long it waits; pinned when the incident opens.
///
/// @param calls who is called while nobody answers; the first first
/// @param guardrails what is forbidden and permitted beyond the danger
public record Policy(
        Autonomy autonomy,
        Limits limits,
        Patience patience,
        List<Call> calls,
        Guardrails guardrails) {
    /// Between two rounds of the climb, so that a phone is silent for a while.
    private static final Duration ROUND_PAUSE = Duration.ofMinutes(5);

    /// Journals of earlier versions hold policies without calls and guardrails.
    public Policy {
        calls = calls == null ? List.of() : List.copyOf(calls);
        if (guardrails == null) guardrails = Guardrails.standard();
    }

    public Policy(Autonomy autonomy, Limits limits, Patience patience) {
        this(autonomy, limits, patience, List.of(), Guardrails.standard());
    }

    /// One call of the climb.
    ///
    /// @param after from when the service went down
    /// @param level of the team's policy, 1 for the first
    /// @param whom rotations, people and channels of that level, in words
    public record Call(Duration after, int level, String whom) {}

    /// With the team's climb; who is on call is found out when the call is made.
    public Policy calling(EscalationPolicy policy) {
        var all = new ArrayList<Call>();
        var levels = policy.levels();
        var round = levels.getLast().after().plus(ROUND_PAUSE);
        for (int r = 0; r < policy.rounds(); r++)
            for (int i = 0; i < levels.size(); i++)
                all.add(
                        new Call(
                                levels.get(i).after().plus(round.multipliedBy(r)),
                                i + 1,
                                levels.get(i).words()));
        return new Policy(autonomy, limits, patience, all, guardrails);
    }

    /// The same climb, begun without the delay before its first call: that is the time Relight has
    /// for trying by itself, and here there is nothing to try.
    public Policy callingAtOnce() {
        if (calls.isEmpty()) return this;
        var first = calls.getFirst().after();
        var sooner =
                calls.stream()
                        .map(it -> new Call(it.after().minus(first), it.level(), it.whom()))
                        .toList();
        return new Policy(autonomy, limits, patience, sooner, guardrails);
    }

    /// The figures of the design; every change is asked for.
    public static Policy standard() {
        return new Policy(Autonomy.ASSIST, Limits.standard(), Patience.standard());
    }

    public Policy with(Autonomy other) {
        return new Policy(other, limits, patience, calls, guardrails);
    }

    public Policy with(Limits other) {
        return new Policy(autonomy, other, patience, calls, guardrails);
    }

    public Policy with(Patience other) {
        return new Policy(autonomy, limits, other, calls, guardrails);
    }

    public Policy with(Guardrails other) {
        return new Policy(autonomy, limits, patience, calls, other);
    }

    /// How much at once, how often, and on how many yeses.
    ///
    /// @param parallel commands that look, at a time
    /// @param disruptiveYeses people who must agree to a disruptive command
    /// @param destructiveYeses people who must agree to a destructive or unknown command
    /// @param recoveries procedures begun per service within `window`
    public record Limits(
            int parallel,
            int disruptiveYeses,
            int destructiveYeses,
            int recoveries,
            Duration window) {
        /// More at a time than this and a wounded machine feels it.
        public static final int PARALLEL_MAX = 64;

        public Limits {
            if (parallel < 1 || parallel > PARALLEL_MAX)
                throw new IllegalArgumentException(
                        "parallel is " + parallel + "; give 1 to " + PARALLEL_MAX);
            if (disruptiveYeses < 1 || destructiveYeses < 1)
                throw new IllegalArgumentException(
                        "what is disruptive or worse takes a yes; give at least 1");
            if (recoveries < 1)
                throw new IllegalArgumentException(
                        "recoveries is " + recoveries + "; give at least 1");
        }

        public static Limits standard() {
            return new Limits(8, 1, 2, 3, Duration.ofMinutes(30));
        }
    }

    /// How long everything may take.
    ///
    /// @param evidence after it the first action no longer waits for evidence
    /// @param look deadline of a command that only looks
    /// @param act deadline of a command that changes something
    /// @param settle how long an action may take to show in the service's health
    /// @param steady how long the service must be up before it is believed
    /// @param glance pause between two looks at the health
    /// @param soak how long a restored service is watched before it counts as resolved
    /// @param expiry of a question
    /// @param escalate to people, where the runbook names no time
    /// @param update cadence of status updates, where the runbook names none
    /// @param acknowledged how long a person's word that they have it holds; null: without end
    public record Patience(
            Duration evidence,
            Duration look,
            Duration act,
            Duration settle,
            Duration steady,
            Duration glance,
            Duration soak,
            Duration expiry,
            Duration escalate,
            Duration update,
            @Nullable Duration acknowledged) {
        /// What people acknowledge holds without end.
        public Patience(
                Duration evidence,
                Duration look,
                Duration act,
                Duration settle,
                Duration steady,
                Duration glance,
                Duration soak,
                Duration expiry,
                Duration escalate,
                Duration update) {
            this(evidence, look, act, settle, steady, glance, soak, expiry, escalate, update, null);
        }

        public static Patience standard() {
            return new Patience(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(15));
        }

        public Patience settling(Duration settle, Duration steady, Duration glance) {
            return new Patience(
                    evidence,
                    look,
                    act,
                    settle,
                    steady,
                    glance,
                    soak,
                    expiry,
                    escalate,
                    update,
                    acknowledged);
        }

        public Patience expiring(Duration expiry) {
            return new Patience(
                    evidence,
                    look,
                    act,
                    settle,
                    steady,
                    glance,
                    soak,
                    expiry,
                    escalate,
                    update,
                    acknowledged);
        }

        public Patience soaking(Duration soak) {
            return new Patience(
                    evidence,
                    look,
                    act,
                    settle,
                    steady,
                    glance,
                    soak,
                    expiry,
                    escalate,
                    update,
                    acknowledged);
        }

        public Patience acknowledging(@Nullable Duration acknowledged) {
            return new Patience(
                    evidence,
                    look,
                    act,
                    settle,
                    steady,
                    glance,
                    soak,
                    expiry,
                    escalate,
                    update,
                    acknowledged);
        }
    }
}
