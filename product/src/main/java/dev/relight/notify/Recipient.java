package dev.relight.notify;

import java.util.List;

/// One channel, and whom it is to reach there.
///
/// @param to addresses or member ids, sorted; empty: whoever reads the channel
/// @param who their names, for the record; empty for a channel without names
public record Recipient(String channel, List<String> to, List<String> who) {
    public Recipient {
        to = List.copyOf(to);
        who = List.copyOf(who);
    }

    /// `Ada and Ben by mail`, `chat`.
    String words() {
        return who.isEmpty() ? channel : String.join(" and ", who) + " by " + channel;
    }
}
