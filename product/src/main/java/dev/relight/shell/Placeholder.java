package dev.relight.shell;

/// Something a person was meant to fill in before running a command.
///
/// @param text as it stands: `<service-name>`, `{{ host }}`, `YOUR_KEY`, `previous-tag`
/// @param name what is asked for, without brackets: `service-name`
/// @param start offset in the text that was searched, UTF-16, 0-based
/// @param end behind its last character
public record Placeholder(String text, String name, int start, int end) {}
