/// Probes services; says up and down once it is sure.
///
/// Never decides what to do about it, and never follows a redirect: another server's health is not
/// this one's. Every question has a deadline, and one that hangs delays no other. Read in this
/// order: `Check`, `Answer`, `Hysteresis`, `Observation`, `Watch`; then the askers.
@NullMarked
package dev.relight.watch;

import org.jspecify.annotations.NullMarked;
