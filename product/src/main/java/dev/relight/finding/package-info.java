/// Facts read from output, and what they mean.
///
/// Pure: no clock, no file of the user, no network; never decides what to do. The grammar and the
/// names of facts are explained in `docs/reference/predicates.md`. Read in this order: `Fact`,
/// `Facts`, `Predicate`, `Judgement`, `Reading`, `Expectations`, `Symptoms`, `Scenarios`.
@NullMarked
package dev.relight.finding;

import org.jspecify.annotations.NullMarked;
