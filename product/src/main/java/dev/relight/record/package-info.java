/// What people keep of an incident, read off its events.
///
/// Pure: it decides nothing and asks no clock. Read in this order: `Telling`, `Timeline`, `Times`,
/// `PostMortem`, `HandoverPage`, `StatusText`.
@NullMarked
package dev.relight.record;

import org.jspecify.annotations.NullMarked;
