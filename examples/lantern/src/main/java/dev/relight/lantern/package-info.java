/// A small real service, here to be broken and repaired.
///
/// Two programs and a nuisance share this jar: [Lantern] keeps named lights and serves them over
/// HTTP, [Oil] is the key-value service it depends on, [Moth] sits on a port that is not its own.
/// Nothing here knows Relight. Read in this order: `Config`, `Store`, `Wick`, `Health`, `Api`.
@NullMarked
package dev.relight.lantern;

import org.jspecify.annotations.NullMarked;
