package dev.relight.lantern;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The service: keeps named lights, serves them over HTTP, and says how it feels.
public final class Lantern {
    /// `EX_CONFIG` and `EX_UNAVAILABLE` of BSD's `sysexits.h`.
    private static final int EXIT_CONFIG = 78;

    private static final int EXIT_UNAVAILABLE = 69;

    /// How often lantern looks after itself when nobody asks.
    private static final long LOOK_MILLIS = 1_000;

    /// One line of life for every so many looks.
    private static final int LOOKS_PER_LINE = 10;

    private Lantern() {}

    /// Runs until it is asked to stop.
    ///
    /// @param args the home folder, and `--check` to look at the configuration only
    public static void main(String[] args) throws IOException, InterruptedException {
        var home = Path.of(args.length > 0 ? args[0] : ".").toAbsolutePath().normalize();
        if (args.length > 1 && args[1].equals("--check")) System.exit(check(home));
        try (var log = Log.to(home.resolve("log/lantern.log"))) {
            log.info("lantern " + Api.version() + " starting in " + home);
            switch (Config.read(home)) {
                case Config.Reading.Bad(var problems) -> {
                    problems.forEach(
                            p -> log.error("invalid configuration in " + Config.FILE + ": " + p));
                    log.error("not starting: " + problems.size() + " configuration error(s)");
                    System.exit(EXIT_CONFIG);
                }
                case Config.Reading.Good(var config) -> run(home, config, log);
            }
        }
    }

    private static int check(Path home) {
        return switch (Config.read(home)) {
            case Config.Reading.Bad(var problems) -> {
                problems.forEach(problem -> System.out.println(Config.FILE + ": " + problem));
                yield EXIT_CONFIG;
            }
            case Config.Reading.Good _ -> {
                System.out.println(Config.FILE + ": ok");
                yield 0;
            }
        };
    }

    private static void run(Path home, Config config, Log log)
            throws IOException, InterruptedException {
        var store = new Store(home.resolve("data"));
        var wick = new Wick(config);
        var furnace = new Furnace();
        var health = new Health(store, wick, furnace, log);
        var api = new Api(config, store, wick, furnace, health, log);
        HttpServer server;
        try {
            server = Web.on(config.port(), api, log);
        } catch (BindException taken) {
            log.error("cannot listen on port " + config.port() + ": " + taken.getMessage());
            System.exit(EXIT_UNAVAILABLE);
            return;
        }
        server.start();
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run/lantern.ready"), ProcessHandle.current().pid() + "\n");
        log.info("listening on port " + config.port());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> log.info("stopping"), "stopping"));
        var wasHealthy = false;
        for (var look = 0; ; look++) {
            var healthy = health.look().isHealthy();
            if (healthy && !wasHealthy) keepAsLastGood(home);
            wasHealthy |= healthy;
            if (healthy && look % LOOKS_PER_LINE == 0)
                log.info("burning steadily, " + Furnace.usedBytes() / 1024 + " KiB of heap in use");
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /// A configuration that made a healthy lantern is worth keeping beside the one people edit.
    private static void keepAsLastGood(Path home) throws IOException {
        var config = home.resolve(Config.FILE);
        Files.copy(
                config,
                config.resolveSibling(config.getFileName() + ".last-good"),
                StandardCopyOption.REPLACE_EXISTING);
    }
}
