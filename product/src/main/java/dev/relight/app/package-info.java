/// Puts the house together from what the team settled.
///
/// Never decides and never prints: it finds the parts, joins them and starts them. Read in this
/// order: [Surroundings].
@NullMarked
package dev.relight.app;

import org.jspecify.annotations.NullMarked;
