package dev.relight.plan;

/// Two commands that belong together: once `open` has run, `close` is owed (`down` / `up -d`).
///
/// @param open line of the first
/// @param close line of the second
public record Pair(int open, int close) {}
