/// Markdown text to a typed plan, or all the problems at once.
///
/// Never runs anything and never writes the user's file. Read in this order: `Compiler`,
/// `Compiled`, `Outline`, `BlockReader`, `RunReader`, `Draft`, then the readers of tasks,
/// conditions, symptoms, escalation and metadata.
@NullMarked
package dev.relight.runbook;

import org.jspecify.annotations.NullMarked;
