package dev.relight.plan;

import dev.relight.lexicon.EscalationKind;

/// One line of the escalation section; one line may give two of these.
///
/// @param value `PT30M` for a duration, a name and address for a contact, the words for the rest
public record Escalation(int line, String text, EscalationKind kind, String value) {}
