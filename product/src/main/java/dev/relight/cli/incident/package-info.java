/// `relight incident` and `audit`: the record, read and kept.
///
/// Reads the journal whether or not a Relight is at work on it; what changes anything goes to that
/// Relight as a letter. Read in this order: [IncidentCommand], [Wanted], [Stores], [Sending], then
/// one class per way of showing.
@NullMarked
package dev.relight.cli.incident;

import org.jspecify.annotations.NullMarked;
