/// The incident room and the status page in the browser.
///
/// Never decides anything: it shows what is on the record and hands in what people say. Read in
/// this order: `Room`, `paper` (the runbook, alight), `sheet` (what a page says), `page` (how it is
/// laid out), `live` (how news reach an open page).
@NullMarked
package dev.relight.room;

import org.jspecify.annotations.NullMarked;
