package dev.relight.runbook.page;

/// A link within the text: `[text](target)` or `<https://...>`.
///
/// @param column 1-based, in UTF-16 units, of the opening bracket
public record Link(int line, int column, String text, String target) {}
