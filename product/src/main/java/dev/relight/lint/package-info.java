/// What does not work in a runbook, and how to mend it.
///
/// Never changes the runbook, runs nothing and decides nothing about an incident: it reads a plan,
/// the shell in it and the files beside it, and says what is wrong. Read in this order: the room
/// `catalogue`, `call`, `rule`, `world`.
@NullMarked
package dev.relight.lint;

import org.jspecify.annotations.NullMarked;
