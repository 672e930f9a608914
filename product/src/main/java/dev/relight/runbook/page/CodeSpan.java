package dev.relight.runbook.page;

/// Code within a sentence: `` `kubectl get pods` ``.
///
/// @param column 1-based, in UTF-16 units, of the first backtick
/// @param offset where the span begins in [Words#raw], backticks included
/// @param end where it ends there, exclusive
public record CodeSpan(int line, int column, int offset, int end, String text) {}
