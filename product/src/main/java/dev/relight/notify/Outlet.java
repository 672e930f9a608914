package dev.relight.notify;

import java.util.List;

/// One way out of the house. Blocks until the other side has answered or its time is over.
public interface Outlet {
    /// More names in one message nobody reads, and some makers refuse it for its length.
    int MENTIONS_MAX = 20;

    /// Sends once. What is no business of this channel (a status update to a pager) is
    /// [Reply.Taken] without being sent.
    ///
    /// @param to mail addresses or member ids; empty for the channel as it is
    Reply send(Message message, List<String> to);

    /// For a channel that cannot be used as it is settled.
    static Outlet broken(String because) {
        return (message, to) -> new Reply.Never(because);
    }
}
