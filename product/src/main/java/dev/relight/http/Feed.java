package dev.relight.http;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.sse.SseSink;

/// A stream of server-sent events to one client. Not safe for threads.
public final class Feed {
    /// The client has left, or takes nothing any more.
    public static final class Gone extends Exception {
        private static final long serialVersionUID = 1;

        Gone(Throwable cause) {
            super("the client has left", cause);
        }
    }

    private final SseSink sink;

    Feed(SseSink sink) {
        this.sink = sink;
    }

    /// @param id the client gives it back as `Last-Event-ID` when it reconnects; empty: none
    /// @param event its kind, one word
    /// @param data may have several lines
    public void send(String id, String event, String data) throws Gone {
        var built = SseEvent.builder().name(event).data(data);
        emit((id.isEmpty() ? built : built.id(id)).build());
    }

    /// Send one at least every 10 s: it finds clients that are gone, and keeps proxies patient.
    public void comment(String text) throws Gone {
        emit(SseEvent.builder().comment(text).build());
    }

    private void emit(SseEvent event) throws Gone {
        try {
            sink.emit(event);
        } catch (RuntimeException broken) {
            throw new Gone(broken);
        }
    }
}
