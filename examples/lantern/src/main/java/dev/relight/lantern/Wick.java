package dev.relight.lantern;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Draws on oil: the client of the key-value service lantern depends on.
final class Wick {
    private final Config config;

    Wick(Config config) {
        this.config = config;
    }

    /// @throws IOException when oil does not answer in time, or answers anything but 200
    void ping() throws IOException {
        var connection = open("/alive", "GET");
        var status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) throw new IOException("answered " + status);
        connection.getInputStream().close();
    }

    void put(String key, String value) throws IOException {
        var connection = open("/kv/" + encoded(key), "PUT");
        connection.setDoOutput(true);
        try (var out = connection.getOutputStream()) {
            out.write(value.getBytes(StandardCharsets.UTF_8));
        }
        var status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_NO_CONTENT)
            throw new IOException("answered " + status + " to a write");
    }

    Optional<String> value(String key) throws IOException {
        var connection = open("/kv/" + encoded(key), "GET");
        return switch (connection.getResponseCode()) {
            case HttpURLConnection.HTTP_OK -> {
                try (var in = connection.getInputStream()) {
                    yield Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            case HttpURLConnection.HTTP_NOT_FOUND -> Optional.empty();
            default -> throw new IOException("answered " + connection.getResponseCode());
        };
    }

    /// For log lines and reasons: `127.0.0.1:7412`.
    String where() {
        return config.oilHost() + ":" + config.oilPort();
    }

    private HttpURLConnection open(String path, String method) throws IOException {
        var url = URI.create("http://" + where() + path).toURL();
        if (!(url.openConnection() instanceof HttpURLConnection connection))
            throw new IOException("no HTTP connection to " + url);
        connection.setRequestMethod(method);
        connection.setConnectTimeout(config.oilTimeoutMillis());
        connection.setReadTimeout(config.oilTimeoutMillis());
        return connection;
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }
}
