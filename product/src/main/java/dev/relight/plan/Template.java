package dev.relight.plan;

/// A message to be filled in and sent, such as a status update.
///
/// @param text what stands between the fences
public record Template(int line, int endLine, String name, String text) {}
