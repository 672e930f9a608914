package dev.relight.lantern;

import dev.relight.lantern.Web.Answer;
import java.io.IOException;
import java.nio.file.Path;

/// Somebody else's program on lantern's port; for drills. Leaves by itself when its time is over.
public final class Moth {
    private Moth() {}

    /// Serves until it ends.
    ///
    /// @param args the port, how many seconds to stay, and a log file
    public static void main(String[] args) throws IOException, InterruptedException {
        var log = Log.to(Path.of(args[2]));
        var port = Integer.parseInt(args[0]);
        Web.on(port, (method, path, query, body) -> Answer.error(404, "a moth lives here"), log)
                .start();
        log.info("a moth sits on port " + port);
        Thread.sleep(Long.parseLong(args[1]) * 1_000);
        System.exit(0);
    }
}
