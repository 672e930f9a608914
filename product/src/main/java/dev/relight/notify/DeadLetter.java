package dev.relight.notify;

import java.time.Instant;

/// A message that could not be sent by one channel.
public record DeadLetter(Instant at, String notice, String channel, String because) {}
