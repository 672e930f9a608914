/// Runs one command on one machine: limits, kill, re-attach.
///
/// Never decides what runs, and never runs anything twice. A supervisor script flies each job, so
/// that the death of Relight is not the death of the command, and the life of a command is never
/// longer than its deadline. Read in this order: `LocalHands`, `supervise.sh`, `JobFolder`,
/// `Found`, `Debrief`; then `AwayHands`, `porter.sh`, `Carrier` and the two carriers.
@NullMarked
package dev.relight.hands;

import org.jspecify.annotations.NullMarked;
