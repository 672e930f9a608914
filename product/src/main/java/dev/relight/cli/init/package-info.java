/// `relight init`: a first `relight.yaml` from what is there.
///
/// Never runs a command and never guesses in silence: what it could not know stands in the file as
/// a TODO with the line of the runbook. Read in this order: `Survey`, `Draft`, `ProbeGuess`, `Pen`,
/// `InitCommand`.
@NullMarked
package dev.relight.cli.init;

import org.jspecify.annotations.NullMarked;
