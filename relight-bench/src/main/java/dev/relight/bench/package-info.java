/// Measures what Relight costs.
///
/// Never asserts a time: figures are for reading. Each class has a `main`.
@NullMarked
package dev.relight.bench;

import org.jspecify.annotations.NullMarked;
