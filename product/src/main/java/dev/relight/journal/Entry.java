package dev.relight.journal;

import java.time.Instant;

/// One event as it lies on disk.
///
/// @param sequence counts from 1 over all incidents, without gaps
/// @param incident its id
/// @param kind such as `rung-taken`
/// @param json the event, plan left out: it is stored once by its digest
/// @param previous hash of the entry before; [Chain#START] for the first
/// @param hash SHA-256 over all the rest, 64 hex digits
public record Entry(
        long sequence,
        String incident,
        Instant at,
        String kind,
        String json,
        String previous,
        String hash) {}
