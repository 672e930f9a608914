package dev.relight.plan;

/// A wait the runbook asks for, as a command or in words.
///
/// @param duration ISO-8601: `PT30S`
public record Wait(int line, String duration) {}
