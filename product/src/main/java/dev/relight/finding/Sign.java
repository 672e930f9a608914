package dev.relight.finding;

/// A symptom understood.
///
/// @param discriminating tells one cause from the others; false for what every outage shows
/// @param failureMode such as `oom`; `any` where it points at none
public record Sign(Predicate predicate, boolean discriminating, String failureMode) {}
