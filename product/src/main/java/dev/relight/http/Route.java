package dev.relight.http;

/// One address of the server, and who answers there.
///
/// Paths are written `/incidents/{id}`; a name in braces stands for one segment.
public sealed interface Route {
    String path();

    Access access();

    /// What a route is asked to do.
    enum Method {
        GET,
        POST,
        PUT,
        DELETE;

        boolean isWrite() {
            return this != GET;
        }
    }

    /// Answered at once.
    ///
    /// @param bodyBytesMax a longer body is refused with 413
    record Plain(Method method, String path, Access access, int bodyBytesMax, Handler handler)
            implements Route {}

    /// A stream of server-sent events, as long as the client stays. Always a GET.
    record Stream(String path, Access access, Streamer streamer) implements Route {}

    /// Answers one request, on a virtual thread of its own; may block.
    ///
    /// What it throws: [Refusal] becomes its status, a fault of journal or accounts 503, anything
    /// else 500.
    interface Handler {
        Reply answer(Request request);
    }

    /// Feeds one client until it returns or the client is gone; on a virtual thread of its own.
    interface Streamer {
        void stream(Request request, Feed feed) throws Feed.Gone, InterruptedException;
    }

    /// Forms and small JSON are far smaller; the intake has its own limit.
    int BODY_BYTES_DEFAULT = 256 * 1024;

    static Route get(String path, Access access, Handler handler) {
        return new Plain(Method.GET, path, access, 0, handler);
    }

    static Route post(String path, Access access, Handler handler) {
        return new Plain(Method.POST, path, access, BODY_BYTES_DEFAULT, handler);
    }

    static Route post(String path, Access access, int bodyBytesMax, Handler handler) {
        return new Plain(Method.POST, path, access, bodyBytesMax, handler);
    }

    static Route delete(String path, Access access, Handler handler) {
        return new Plain(Method.DELETE, path, access, 0, handler);
    }

    static Route stream(String path, Access access, Streamer streamer) {
        return new Stream(path, access, streamer);
    }
}
