/// What is wrong, where it stands, and how to mend it.
///
/// Never throws a user's mistake: it collects. Read in this order: `Place`, `Problem`, `Problems`.
@NullMarked
package dev.relight.problem;

import org.jspecify.annotations.NullMarked;
