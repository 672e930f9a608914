/// How the pages are laid out.
///
/// Fills the templates of `src/main/jte`; knows no server. Read in this order: `Pages`, `Frame`,
/// `Who`, `Say`, `Regions`.
@NullMarked
package dev.relight.room.page;

import org.jspecify.annotations.NullMarked;
