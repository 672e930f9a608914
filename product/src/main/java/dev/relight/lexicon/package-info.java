/// What the words of a runbook mean; tables, not code.
///
/// Never reads a file of the user. Read in this order: `Phase`, `Role`, `ConditionKind`.
@NullMarked
package dev.relight.lexicon;

import org.jspecify.annotations.NullMarked;
