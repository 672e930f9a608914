/// The rules of the lint, a few thoughts to a class.
///
/// A rule reads a [Sheet] and writes to a [Report]; it knows nothing of other rules. Read in this
/// order: [Sheet], [Report], [Rule], [Rules].
@NullMarked
package dev.relight.lint.rule;

import org.jspecify.annotations.NullMarked;
