package dev.relight.lint.rule;

/// Looks at a runbook for one kind of mistake, or a few close ones.
@FunctionalInterface
public interface Rule {
    void look(Sheet sheet, Report report);
}
