package dev.relight.range;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The stand-in: reads its manifest, checks what it needs to start, and answers.
public final class StandIn {
    /// Requests are small; more is a mistake.
    private static final int BODY_BYTES_MAX = 1 << 20;

    private static final long LOOK_MILLIS = 3_000;

    private final Manifest manifest;
    private final Weaknesses weaknesses = new Weaknesses();
    private final Answers answers;

    private StandIn(Manifest manifest) {
        this.manifest = manifest;
        this.answers = new Answers(manifest, weaknesses);
    }

    /// @param arguments the manifest's path
    public static void main(String[] arguments) throws Exception {
        var manifest = Manifest.read(Path.of(arguments[0]));
        Log.info("startup: stand-in of " + manifest.name() + " " + manifest.version());
        var wrongs = Startup.wrongs(manifest, System.getenv());
        if (!wrongs.isEmpty()) {
            wrongs.forEach(wrong -> Log.critical("VALIDATION CRITICAL: " + wrong));
            Log.critical("startup failed, exiting");
            System.exit(1);
        }
        new StandIn(manifest).serve();
    }

    private void serve() throws IOException, GeneralSecurityException {
        var server = server();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        if (System.getenv("STAND_IN_VERSION") != null) weaknesses.listen();
        server.start();
        Log.info("startup: initialization complete, listening on " + manifest.port());
        Thread.ofPlatform().name("look").start(this::lookAround);
    }

    private HttpServer server() throws IOException, GeneralSecurityException {
        var at = new InetSocketAddress(manifest.port());
        var keys = manifest.startup().get("keys-file");
        try {
            if (keys == null) return HttpServer.create(at, 0);
            var server = HttpsServer.create(at, 0);
            var store = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(Path.of(keys))) {
                store.load(in, "stand-in".toCharArray());
            }
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, "stand-in".toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            return server;
        } catch (java.net.BindException taken) {
            Log.critical("failed to bind: port " + manifest.port() + ": Address already in use");
            throw taken;
        }
    }

    /// Says in the log what it lacks, as long as it lacks it.
    private void lookAround() {
        var needs = Need.all(manifest);
        while (true) {
            for (var need : needs) {
                var trouble = need.trouble();
                if (!trouble.isEmpty()) Log.error(trouble);
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(weaknesses.delayMillis());
            var body =
                    new String(
                            exchange.getRequestBody().readNBytes(BODY_BYTES_MAX),
                            StandardCharsets.UTF_8);
            var answer = answer(exchange, body);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            if (answer.status() == 307)
                exchange.getResponseHeaders().set("Location", "/elsewhere/health");
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            var head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(
                    answer.status(), head || bytes.length == 0 ? -1 : bytes.length);
            if (!head) exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answers.Answer answer(HttpExchange exchange, String body) {
        var path = exchange.getRequestURI().getPath();
        var query = exchange.getRequestURI().getRawQuery();
        for (var endpoint : manifest.endpoints()) {
            if (!path.equals(endpoint.get("path"))) continue;
            var method = endpoint.getOrDefault("method", "GET");
            var asked = exchange.getRequestMethod();
            if (!asked.equals(method) && !asked.equals("HEAD"))
                return Answers.Answer.json(405, "{\"error\": \"use " + method + "\"}");
            return answers.answer(endpoint, query == null ? "" : query, body);
        }
        if (path.equals("/"))
            return Answers.Answer.json(
                    200, "{\"stand-in\": true, \"for\": \"" + manifest.name() + "\"}");
        return Answers.Answer.json(404, "{\"error\": \"no such page\"}");
    }
}
