package dev.relight.app;

import dev.relight.account.Accounts;
import dev.relight.people.Role;
import dev.relight.problem.Problems;
import dev.relight.settings.Settings;
import dev.relight.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/// A lighthouse on a folder of its own, with an approver, a viewer and a sender; and their tokens.
public final class Tower implements AutoCloseable {
    public static final String RUNBOOK =
            """
            # Tower is down

            ## Diagnosis
            ```bash
            ls up.flag
            ```

            ## Mitigation
            ```bash
            touch up.flag
            ```

            ## Verification
            ```bash
            test -e up.flag
            ```
            """;

    public final Path folder;
    public final Accounts accounts;
    public final String sender;
    public final String approver;
    public final String second;
    public final String viewer;
    public final CopyOnWriteArrayList<String> troubles = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Lighthouse house;

    /// @param services the list under `services:`; the runbook is `beacon.md`
    public Tower(Path folder, String services) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("beacon.md"), RUNBOOK);
        write(services);
        accounts = new Accounts(folder.resolve(".relight"), InstantSource.system());
        accounts.put("ada", Role.APPROVER, "a lantern in the fog");
        accounts.put("vic", Role.VIEWER, "a lantern in the fog");
        sender = accounts.issue("alertmanager", "");
        approver = accounts.issue("ada-token", "ada");
        accounts.put("ben", Role.APPROVER, "a lantern in the fog");
        second = accounts.issue("ben-token", "ben");
        viewer = accounts.issue("vic-token", "vic");
        house = light();
    }

    public void write(String services) throws IOException {
        Files.writeString(
                folder.resolve("relight.yaml"), "server: {port: 0}\nservices:\n" + services);
    }

    private Settings settings() throws IOException {
        var file = folder.resolve("relight.yaml");
        var problems = new Problems();
        var settings = SettingsReader.read(file, Files.readString(file), problems);
        if (problems.hasErrors()) throw new IllegalStateException(problems.inOrder().toString());
        return settings.orElseThrow();
    }

    private Lighthouse light() throws IOException {
        return Lighthouse.light(
                new Lighthouse.Setup(settings(), System.getenv(), "test", troubles::add));
    }

    public Lighthouse house() {
        return house;
    }

    public void restart() throws IOException {
        house.close();
        house = light();
    }

    public HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token));
    }

    public HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    public HttpResponse<String> post(String path, String body, String token) {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body)));
    }

    /// The alert of a sender without habits.
    public HttpResponse<String> alert(String key, String status) {
        return post(
                "/api/v1/alerts/generic",
                "{\"key\":\"%s\",\"status\":\"%s\",\"service\":\"beacon\",\"summary\":\"it is dark\"}"
                        .formatted(key, status),
                sender);
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + house.port() + path);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Until it holds, at most a minute.
    public static void await(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("never: " + what);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /// Events of one kind in all incidents.
    public Map<String, Long> kinds() {
        var kinds = new java.util.TreeMap<String, Long>();
        house.station().journal().entries(entry -> kinds.merge(entry.kind(), 1L, Long::sum));
        return kinds;
    }

    @Override
    public void close() {
        client.close();
        house.close();
        // What still runs writes its end into the folder of its job.
        await("every job has ended", () -> folder.toFile().isDirectory() && isDeleted());
    }

    private boolean isDeleted() {
        try (var all = Files.walk(folder.resolve(".relight"))) {
            for (var each : all.sorted(java.util.Comparator.reverseOrder()).toList())
                Files.deleteIfExists(each);
            return true;
        } catch (IOException | UncheckedIOException stillWritten) {
            return false;
        }
    }
}
