package dev.relight.lexicon;

import org.jspecify.annotations.Nullable;

/// A condition within a sentence.
///
/// @param text the condition as written, without brackets, comma and colon
/// @param rest what is to be done under it; empty when the sentence is the condition alone
/// @param opens the sentence begins with it
/// @param kind null when only what stands around it can tell ("if needed")
public record Clause(String text, String rest, boolean opens, @Nullable ConditionKind kind) {
    /// The sentence says nothing but the condition.
    public boolean isAlone() {
        return rest.isEmpty();
    }
}
