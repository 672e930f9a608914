/// The typed plan a runbook compiles into.
///
/// Only data: it decides nothing and runs nothing. Lines are 1-based lines of the runbook. Read in
/// this order: `Plan`, `Section`, `Command`.
@NullMarked
package dev.relight.plan;

import org.jspecify.annotations.NullMarked;
