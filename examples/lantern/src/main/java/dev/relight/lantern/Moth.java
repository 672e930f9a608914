package dev.relight.lantern;

import com.sun.net.httpserver.HttpServer;
import dev.relight.lantern.Web.Answer;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;

/// Somebody else's program on lantern's port; for drills. Leaves by itself when its time is over.
public final class Moth {
    /// It waits so long for the port to become free.
    private static final int TRIES = 1_500;

    private static final long TRY_MILLIS = 20;

    private Moth() {}

    /// Waits for the port, then sits there until its time is over.
    ///
    /// @param args the port, how many seconds to stay, and a log file
    public static void main(String[] args) throws IOException, InterruptedException {
        var log = Log.to(Path.of(args[2]));
        var port = Integer.parseInt(args[0]);
        log.info("a moth waits for port " + port);
        land(port, log).start();
        log.info("a moth sits on port " + port);
        Thread.sleep(Long.parseLong(args[1]) * 1_000);
        System.exit(0);
    }

    private static HttpServer land(int port, Log log) throws IOException, InterruptedException {
        for (var tries = TRIES; ; tries--)
            try {
                return Web.on(
                        port,
                        (method, path, query, body) -> Answer.error(404, "a moth lives here"),
                        log);
            } catch (BindException taken) {
                if (tries == 0) throw taken;
                Thread.sleep(TRY_MILLIS);
            }
    }
}
