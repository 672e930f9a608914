package dev.relight.plan;

/// The runbook a plan was read from.
///
/// @param file as the user typed it
/// @param sha256 64 hex digits over the bytes of the file
/// @param title text of the first heading, or the file's name
public record Source(String file, String sha256, String title) {}
