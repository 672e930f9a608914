package dev.relight.lexicon;

/// What a comment in a block of shell is, if it is not the name of a step.
public enum RemarkRole {
    /// What should come out.
    EXPECTED,
    /// What is bad, or worth noticing, in what comes out.
    LOOK_FOR,
    /// What was printed once.
    OUTPUT,
    /// Below stands another way for what is above.
    ALTERNATIVE,
    /// A warning.
    HAZARD,
    /// Sends the reader elsewhere.
    REFERENCE,
    /// Below stands what must not be run.
    NEVER
}
