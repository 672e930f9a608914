/// `relight check`: what is in a runbook, and what is wrong.
///
/// Reads files and prints; decides nothing about an incident and runs nothing. Read in this order:
/// [CheckCommand], [Checked], then one class per way of printing.
@NullMarked
package dev.relight.cli.check;

import org.jspecify.annotations.NullMarked;
