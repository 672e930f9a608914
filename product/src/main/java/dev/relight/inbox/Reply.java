package dev.relight.inbox;

/// What became of a letter.
///
/// @param done false if what it wanted was not done
/// @param text for the person who wrote it; says why, and how to mend it
public record Reply(boolean done, String text) {
    public static Reply yes(String text) {
        return new Reply(true, text);
    }

    public static Reply no(String text) {
        return new Reply(false, text);
    }
}
