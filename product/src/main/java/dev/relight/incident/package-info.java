/// An incident: what it is, what befalls it, what it decides.
///
/// Pure: no clock, no thread, no file, no network; time arrives on every signal. Read in this
/// order: `Incident`, `Signal`, `Event`, `Decide`, `Evolve`, `Owed`; then the rules by stage:
/// `Assessing`, `Choosing`, `Climbing`, `Verifying`.
@NullMarked
package dev.relight.incident;

import org.jspecify.annotations.NullMarked;
