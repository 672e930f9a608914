/// A shell command taken apart as a linter needs it.
///
/// Wrappers are off, carried commands are calls of their own, options are told from operands by the
/// tables of `lint/options`. Judges nothing. Read in this order: [Call], [Reading], [OptionTable].
@NullMarked
package dev.relight.lint.call;

import org.jspecify.annotations.NullMarked;
