package dev.relight.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's word that they have it: nobody else is called while it holds.
///
/// Whoever acknowledges at night may fall asleep again. Where the team has settled for how long
/// such a word holds, and the service is still not restored by then, nobody has it any more: those
/// of the level that was called last are told so, and the climb goes on from where it stood.
///
/// @param by who said so last; never Relight itself
/// @param since from when on somebody had it without a break
/// @param until it holds; null if it does so without end
public record Acknowledgement(String by, Instant since, @Nullable Instant until) {
    /// What an open incident shows beside the name; empty if nobody has it, or without end.
    public static @Nullable Instant holdsUntil(Incident.Open open) {
        var held = open.clock().held();
        return held == null ? null : held.until();
    }

    static List<Event> next(Incident.Open open, Instant at) {
        var held = open.clock().held();
        var until = holdsUntil(open);
        var length = open.patience().acknowledged();
        if (held == null || until == null || length == null || at.isBefore(until)) return List.of();
        return List.of(
                new Event.AcknowledgementRanOut(
                        at,
                        held.by(),
                        level(open),
                        "%s had it, has not said so again for %s, and it is not restored"
                                .formatted(held.by(), Words.of(length))));
    }

    /// Of the last call; 0 if none was made.
    private static int level(Incident.Open open) {
        var calls = open.opening().policy().calls();
        int made = Math.min(open.clock().calls(), calls.size());
        return made == 0 ? 0 : calls.get(made - 1).level();
    }
}
