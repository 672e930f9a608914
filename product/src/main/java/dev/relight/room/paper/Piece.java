package dev.relight.room.paper;

/// A part of the page: fixed, or a place to be filled.
public sealed interface Piece permits Piece.Fixed, Slot {
    /// HTML that is the same whatever happens; safe.
    record Fixed(String html) implements Piece {}
}
