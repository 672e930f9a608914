/// How much harm a shell command can do, and why.
///
/// Never runs anything, and never calls a command harmless because it does not know it. Read in
/// this order: `Danger`, `Verdict`, `Judge`.
@NullMarked
package dev.relight.danger;

import org.jspecify.annotations.NullMarked;
