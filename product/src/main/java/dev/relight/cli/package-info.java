/// The commands a person types, and how they answer.
///
/// Never decides anything about an incident: it parses arguments, calls the rooms below and prints.
/// Read in this order: [Main], [Subcommand], [Terminal].
@NullMarked
package dev.relight.cli;

import org.jspecify.annotations.NullMarked;
