package dev.relight.http;

import dev.relight.account.Accounts;
import dev.relight.account.FirstCode;
import dev.relight.account.Sessions;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import io.helidon.http.Method;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The server at work: one port, the given routes, login and static files.
public final class Server implements AutoCloseable {
    /// How long and how many callers may hold the door.
    ///
    /// @param silence a client that asks nothing for so long is dropped
    /// @param head from the first line of a request to its last header
    /// @param body from its first byte to its last
    /// @param look how often it is looked who is late
    /// @param connections streams of people who watch, senders, and room for those who only come
    ///   in; the next waits in the queue of the machine
    /// @param requests each holds a body in memory at worst; the next waits in its socket
    record Limits(
            Duration silence,
            Duration head,
            Duration body,
            Duration look,
            int connections,
            int requests) {
        static final Limits USUAL =
                new Limits(
                        Duration.ofSeconds(30),
                        Patience.HEAD_MAX,
                        Patience.BODY_MAX,
                        Duration.ofSeconds(1),
                        4_000,
                        1_200);
    }

    private static final int HEADERS_BYTES_MAX = 16 * 1024;
    private static final int PROLOGUE_BYTES_MAX = 4 * 1024;

    /// So long a request that has begun may go on when we are told to stop.
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// Kept, since the JDK forgets a logger that nobody holds.
    private static final Logger CONNECTIONS =
            Logger.getLogger("io.helidon.webserver.http1.Http1Connection");

    static {
        // Its greetings say nothing that ours does not; what goes wrong is still told.
        Logger.getLogger("io.helidon").setLevel(Level.WARNING);
        // Callers who break off in the middle would fill the log with traces.
        CONNECTIONS.setFilter(record -> !isBrokenOff(record.getThrown()));
    }

    private static boolean isBrokenOff(@Nullable Throwable why) {
        for (var each = why; each != null; each = each.getCause())
            if (each instanceof DataReader.InsufficientDataAvailableException
                    || each instanceof ClosedChannelException
                    || each instanceof SocketException) return true;
        return false;
    }

    private final WebServer server;
    private final Patience patience;

    /// @param bind address; other than loopback only with `tls` or behind a proxy
    /// @param port 0: any free one
    /// @param hosts names beside loopback's under which callers may address us
    /// @param isBehindProxy a proxy ends TLS before us; cookies are for TLS only, and its word on
    ///   where a request came from is taken
    public record Setup(
            String bind,
            int port,
            Collection<String> hosts,
            boolean isBehindProxy,
            @Nullable Certificate tls) {
        public Setup {
            hosts = List.copyOf(hosts);
        }

        boolean isSecure() {
            return isBehindProxy || tls != null;
        }
    }

    /// PEM files.
    public record Certificate(Path chain, Path key) {}

    /// Who is let in.
    public record Doors(Accounts accounts, Sessions sessions, FirstCode code) {}

    /// Serves at once.
    ///
    /// @throws java.io.UncheckedIOException the port is taken, or the certificate cannot be read
    public static Server start(Setup setup, Doors doors, InstantSource clock, List<Route> routes) {
        return start(setup, doors, clock, routes, Onlooker.nobody());
    }

    /// @param onlooker sees who comes and goes
    public static Server start(
            Setup setup, Doors doors, InstantSource clock, List<Route> routes, Onlooker onlooker) {
        return new Server(setup, doors, clock, routes, onlooker, Limits.USUAL);
    }

    Server(
            Setup setup,
            Doors doors,
            InstantSource clock,
            List<Route> routes,
            Onlooker onlooker,
            Limits limits) {
        var hosts = new Hosts(setup.hosts());
        var gate = new Gate(doors.accounts(), doors.sessions(), hosts);
        var logins =
                new Logins(
                        doors.accounts(),
                        doors.sessions(),
                        doors.code(),
                        new Attempts(clock),
                        setup.isSecure(),
                        onlooker);
        patience = new Patience(limits.head(), limits.body(), limits.look());
        var desk = new Desk(gate, onlooker, patience, setup.isBehindProxy(), setup.tls() != null);
        var routing = HttpRouting.builder();
        routes.forEach(route -> desk.serve(routing, route));
        logins.routes().forEach(route -> desk.serve(routing, route));
        desk.serve(routing, StaticFiles.route());
        desk.serveRest(routing);
        var config =
                WebServer.builder()
                        .host(setup.bind())
                        .port(setup.port())
                        .shutdownHook(false)
                        .shutdownGracePeriod(GRACE)
                        .idleConnectionTimeout(limits.silence())
                        .idleConnectionPeriod(limits.look())
                        .maxTcpConnections(limits.connections())
                        .maxConcurrentRequests(limits.requests())
                        .protocolsDiscoverServices(false)
                        .addProtocol(
                                Http1Config.builder()
                                        .maxHeadersSize(HEADERS_BYTES_MAX)
                                        .maxPrologueLength(PROLOGUE_BYTES_MAX)
                                        .addReceiveListener(patience)
                                        .build())
                        .routing(routing);
        if (setup.tls() != null) config.tls(tls(setup.tls()));
        server = begun(config, setup);
    }

    private static WebServer begun(WebServerConfig.Builder config, Setup setup) {
        try {
            return config.build().start();
        } catch (UncheckedIOException | IllegalStateException taken) {
            throw new UncheckedIOException(
                    new IOException(
                            "%s port %d cannot be served: %s"
                                    .formatted(setup.bind(), setup.port(), taken.getMessage()),
                            taken));
        }
    }

    private static Tls tls(Certificate pem) {
        var keys =
                Keys.builder()
                        .pem(each -> each.key(resource(pem.key())).certChain(resource(pem.chain())))
                        .build();
        return Tls.builder().privateKey(keys).privateKeyCertChain(keys).build();
    }

    private static io.helidon.common.configurable.Resource resource(Path file) {
        if (!Files.isReadable(file))
            throw new UncheckedIOException(new IOException(file + " cannot be read"));
        return io.helidon.common.configurable.Resource.create(file);
    }

    static Method method(Route.Method method) {
        return switch (method) {
            case GET -> Method.GET;
            case POST -> Method.POST;
            case PUT -> Method.PUT;
            case DELETE -> Method.DELETE;
        };
    }

    public int port() {
        return server.port();
    }

    /// Lets what has begun end, within a few seconds; streams are cut.
    @Override
    public void close() {
        server.stop();
        patience.close();
    }
}
