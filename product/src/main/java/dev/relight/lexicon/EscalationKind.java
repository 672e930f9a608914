package dev.relight.lexicon;

import java.util.Locale;

/// What a line of an escalation section says.
public enum EscalationKind {
    AFTER_DURATION,
    CONDITION,
    CONTACT,
    ACTION,
    INFO_TO_PROVIDE;

    /// As it stands in JSON and labels: `after-duration`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
