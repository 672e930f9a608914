/// One block of shell, read into statements; nothing is run.
///
/// Never starts a process and never guesses: what the grammar cannot read is marked broken. Read in
/// this order: `Shell`, `Script`, `Statement`, `Node`, `Word`, `Piece`, `Placeholders`,
/// `Variables`, `Binding`; behind them the readers, from `ScriptReader` inwards.
@NullMarked
package dev.relight.shell;

import org.jspecify.annotations.NullMarked;
