/// How much harm a shell command can do, and why.
///
/// Never runs anything, and never calls a command harmless because it does not know it. Read in
/// this order: `Danger`, `Verdict`, `Judge`; then `Weigher` (the tree), `Programs` (one program),
/// `Table` and `ArgReader` (its words), `Cargoes` (what it carries), `Attendance` (nobody at the
/// terminal), `SecretShown`.
@NullMarked
package dev.relight.danger;

import org.jspecify.annotations.NullMarked;
