/// One incident as one file, to be read elsewhere.
///
/// A bundle from outside is believed in nothing: names, sizes, hashes and events are checked before
/// anything of it is shown, and nothing of it is ever unpacked to a disk. Read in this order:
/// [Bundle], [Packing], [Unpacking], [Inside].
@NullMarked
package dev.relight.bundle;

import org.jspecify.annotations.NullMarked;
