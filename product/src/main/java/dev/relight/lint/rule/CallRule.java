package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;

/// A rule that needs only one call and what stands around it.
@FunctionalInterface
interface CallRule {
    void look(Call call, Reading reading, Sheet sheet, Report report);
}
