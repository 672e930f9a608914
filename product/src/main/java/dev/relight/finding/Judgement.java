package dev.relight.finding;

import java.util.List;

/// An answer, why, and the facts it rests on.
///
/// @param because one sentence for a person; never empty
/// @param facts those that decided it; empty when undecided
public record Judgement(Outcome outcome, String because, List<Fact> facts) {
    public Judgement {
        if (because.isBlank())
            throw new IllegalArgumentException("a judgement without a reason; say why " + outcome);
        facts = List.copyOf(facts);
    }

    public boolean isTrue() {
        return outcome == Outcome.TRUE;
    }

    public boolean isFalse() {
        return outcome == Outcome.FALSE;
    }

    public boolean isUndecided() {
        return outcome == Outcome.UNDECIDED;
    }
}
