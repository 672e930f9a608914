/// Facts read from output, and what they mean.
///
/// Pure: no clock, no file, no network; never decides what to do. Read in this order: `Predicate`.
@NullMarked
package dev.relight.finding;

import org.jspecify.annotations.NullMarked;
