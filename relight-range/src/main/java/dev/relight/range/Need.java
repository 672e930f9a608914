package dev.relight.range;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// One thing the service cannot work without; asked for real, with a fresh connection each time.
///
/// @param name as its state is shown: `database`
/// @param kind postgres, redis, disk, model or http
/// @param at `host:port`, a folder or an address
/// @param more the rest of the manifest's entry
record Need(String name, String kind, String at, Map<String, String> more) {
    private static final int LIMIT_MILLIS = 2_000;
    private static final int TOO_MANY = 429;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofMillis(LIMIT_MILLIS))
                    .build();

    static Need of(Map<String, String> entry) {
        return new Need(
                entry.getOrDefault("name", "?"),
                entry.getOrDefault("kind", "?"),
                entry.getOrDefault("at", ""),
                Map.copyOf(entry));
    }

    /// The reason why it is not there, in the words of the log; empty when all is well.
    String trouble() {
        try {
            switch (kind) {
                case "postgres" -> postgres();
                case "redis" -> redis();
                case "disk" -> disk();
                case "model" -> {
                    return model();
                }
                case "http" -> http();
                default -> throw new IOException("nobody knows a need of kind " + kind);
            }
            return "";
        } catch (SQLException e) {
            return "database connection error (%s): %s".formatted(at, line(e));
        } catch (IOException e) {
            return kind.equals("disk")
                    ? line(e)
                    : "%s connection error (%s): %s".formatted(name, at, line(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return name + " was not asked";
        }
    }

    /// The first line of what it says, and of what lies behind it.
    private static String line(Exception e) {
        var said = first(e);
        var cause = e.getCause() == null ? "" : first(e.getCause());
        return cause.isEmpty() || said.contains(cause) ? said : said + " (" + cause + ")";
    }

    private static String first(Throwable thrown) {
        var text =
                thrown.getMessage() == null || thrown instanceof java.net.UnknownHostException
                        ? thrown.toString()
                        : thrown.getMessage();
        return text.lines().findFirst().orElse("").strip();
    }

    /// Answers of one column, one per row.
    static long count(Map<String, String> more, String at, String query) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", more.getOrDefault("user", "postgres"));
        var secret = more.get("password-env");
        if (secret != null)
            properties.setProperty("password", System.getenv().getOrDefault(secret, ""));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "2");
        properties.setProperty("loginTimeout", "3");
        var address = "jdbc:postgresql://" + at + "/" + more.getOrDefault("database", "postgres");
        try (var connection = DriverManager.getConnection(address, properties);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private void postgres() throws SQLException {
        count(more, at, "SELECT 1");
    }

    private void redis() throws IOException {
        var colon = at.lastIndexOf(':');
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            at.substring(0, colon), Integer.parseInt(at.substring(colon + 1))),
                    LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.UTF_8));
            var answer =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine();
            if (!"+PONG".equals(answer)) throw new IOException(String.valueOf(answer));
        }
    }

    /// Writes as the service would.
    private void disk() throws IOException {
        // A file of its own for each request: two at once must not delete each other's.
        var file = Files.createTempFile(Path.of(at), ".stand-in-", "");
        try {
            Files.write(file, new byte[Integer.parseInt(more.getOrDefault("bytes", "65536"))]);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private String model() {
        var wrongs = new java.util.ArrayList<String>();
        Startup.model(Path.of(at), wrongs);
        return wrongs.isEmpty() ? "" : wrongs.getFirst();
    }

    private void http() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(at)).timeout(Duration.ofSeconds(2)).build();
        var status = CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status == TOO_MANY) throw new IOException("Rate limit exceeded, HTTP status 429");
        if (status >= 500) throw new IOException("HTTP status " + status);
    }

    static List<Need> all(Manifest manifest) {
        return manifest.needs().stream().map(Need::of).toList();
    }
}
