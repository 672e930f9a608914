package dev.relight.http;

import dev.relight.account.Accounts;
import dev.relight.account.FirstCode;
import dev.relight.account.Sessions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// A real server on a free port, and a caller.
public final class House implements AutoCloseable {
    public final Accounts accounts;
    public final Sessions sessions;
    public final FirstCode code;
    public final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    public House(Path folder, Route... routes) {
        this(folder, List.of(routes));
    }

    public House(Path folder, List<Route> routes) {
        var clock = InstantSource.system();
        accounts = new Accounts(folder, clock);
        sessions = new Sessions(accounts, clock);
        code = new FirstCode(accounts);
        server =
                Server.start(
                        new Server.Setup("127.0.0.1", 0, List.of(), false, null),
                        new Server.Doors(accounts, sessions, code),
                        clock,
                        routes);
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(with(HttpRequest.newBuilder(at(path)), headers).build());
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(
                with(HttpRequest.newBuilder(at(path)), headers)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /// A form, as a browser sends it.
    public HttpResponse<String> form(String path, String body, String... headers) {
        return send(
                with(HttpRequest.newBuilder(at(path)), headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /// The cookie of a user who logs in, as `Cookie` header.
    public String login(String name, String password) {
        var reply = form("/login", "name=" + name + "&password=" + password.replace(" ", "+"));
        return reply.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
