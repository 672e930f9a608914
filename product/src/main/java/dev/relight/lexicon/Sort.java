package dev.relight.lexicon;

/// What kind of doing an imperative asks for.
public enum Sort {
    /// Only looks.
    LOOK,
    /// Changes the service.
    ACT,
    /// Talks to somebody.
    PEOPLE,
    /// Changes files or settings by hand.
    WRITE,
    /// Work for afterwards.
    WORK
}
