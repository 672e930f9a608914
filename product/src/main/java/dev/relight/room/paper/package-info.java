/// A runbook's Markdown as HTML, with places for what happens.
///
/// Nothing in the text is ever executed: raw HTML is shown as text, addresses are checked. Read in
/// this order: `Paper`, `Slot`, `PaperMaker`.
@NullMarked
package dev.relight.room.paper;

import org.jspecify.annotations.NullMarked;
