package dev.relight.shell;

/// A comment that stands on a line of its own.
///
/// @param line 1-based within the script
/// @param text without the leading `#` and blanks around it
public record Remark(int line, String text) {}
