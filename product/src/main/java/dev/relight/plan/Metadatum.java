package dev.relight.plan;

/// One fact the runbook states about itself: `Severity: Critical`.
///
/// @param key kebab-case: `alert-name`, `severity`, `owner`, `related-runbook` ...
/// @param value as written
/// @param normalized `critical`, `PT1M`, `./high-error-rates.md`; empty where nothing can be
///   normalised
public record Metadatum(int line, String key, String value, String normalized) {}
