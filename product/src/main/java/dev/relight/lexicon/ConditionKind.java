package dev.relight.lexicon;

import java.util.Locale;

/// Who or what can tell whether a condition holds.
public enum ConditionKind {
    /// Test whether the thing is there.
    AVAILABILITY,
    /// A predicate on facts.
    FINDING,
    /// The step before did not help.
    FAILURE_OF,
    /// Ask a person.
    JUDGEMENT,
    ESCALATION,
    DURATION,
    PLATFORM,
    /// One of several; the platform or a person chooses.
    CHOICE;

    /// As it stands in JSON and labels: `failure-of`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
