/// A runbook as laid out, before it means anything.
///
/// Knows Markdown and nothing of incidents: no phase, no danger. Never throws on any text. Read in
/// this order: `Page`, `Piece`, `Words`, `PageReader`.
@NullMarked
package dev.relight.runbook.page;

import org.jspecify.annotations.NullMarked;
