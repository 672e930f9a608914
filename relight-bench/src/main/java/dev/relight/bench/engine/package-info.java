/// What the engine costs: waiting, starting, resuming, and beside stuck commands.
///
/// Runs the real house: bash, SQLite with every commit on disk, timers by the wall clock. Figures
/// say wall time and processor time, since a machine that does much else stretches only the first.
/// Read in this order: `EngineBench`, `Ground`, then one class per figure.
@NullMarked
package dev.relight.bench.engine;

import org.jspecify.annotations.NullMarked;
