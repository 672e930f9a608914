package dev.relight.hands;

import java.io.IOException;
import java.time.Duration;

/// Carries a short script to another machine, or into a container, and brings back what it says.
///
/// Blocks; call it on a virtual thread. What the script leaves running is no concern of the
/// carrier.
public interface Carrier extends AutoCloseable {
    /// For people: `ssh deploy@web-1`, `docker exec shop`.
    String target();

    /// Feeds `script` to `bash -s` there and waits for its end.
    ///
    /// @param within the script is answered or given up
    /// @throws Unreached nothing was carried: no route, no login, no such container
    /// @throws IOException it may or may not have been carried
    byte[] carry(byte[] script, Duration within) throws IOException;

    @Override
    void close();

    /// The target was not reached at all.
    final class Unreached extends IOException {
        private static final long serialVersionUID = 1L;

        public Unreached(String why) {
            super(why);
        }
    }
}
