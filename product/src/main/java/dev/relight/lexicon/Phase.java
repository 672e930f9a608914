package dev.relight.lexicon;

import java.util.Locale;

/// What a part of a runbook is for, in the order of an incident.
public enum Phase {
    ALERT,
    ASSESS,
    TRIAGE,
    MITIGATE,
    DIAGNOSE,
    RESOLVE,
    RECOVER,
    VERIFY,
    COMMUNICATE,
    ESCALATE,
    POST_INCIDENT,
    PREVENT,
    /// References, revision history: nothing to do there.
    NONE;

    /// As it stands in JSON and labels: `post-incident`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
