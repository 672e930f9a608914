package dev.relight.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.account.Right;
import dev.relight.http.Access;
import dev.relight.http.Route;
import dev.relight.people.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every address that is served, tried by everybody who has no business there.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DoorsTest {
    /// Addresses anybody may reach, and why each tells and changes nothing, or checks by itself.
    private static final Set<String> OPEN =
            Set.of(
                    "GET /health",
                    "GET /health/ready",
                    "GET /health/deep",
                    "GET /alive",
                    "GET /version",
                    "GET /metrics",
                    "GET /api/v1/status",
                    "GET /api/v1/openapi.json",
                    "GET /status",
                    "GET /status.json",
                    "GET /login",
                    "GET /setup",
                    "GET /help",
                    "POST /answers/pagerduty",
                    "POST /answers/slack",
                    "POST /v2/enqueue");

    /// Ask for a token by themselves, since what is signed needs none.
    private static final Set<String> INTAKES =
            Set.of(
                    "POST /api/v1/alerts/alertmanager",
                    "POST /api/v1/alerts/grafana",
                    "POST /api/v1/alerts/pagerduty",
                    "POST /api/v1/alerts/cloudevents",
                    "POST /api/v1/alerts/generic");

    @TempDir Path folder;
    private Tower tower;

    @BeforeEach
    void light() throws IOException {
        tower = new Tower(folder, "  - {name: beacon, runbook: beacon.md, autonomy: assist}\n");
    }

    @AfterEach
    void close() {
        tower.close();
    }

    @Test
    void what_is_open_to_anybody_is_on_this_list() {
        assertThat(
                        tower.house().routes().stream()
                                .filter(route -> access(route).equals(Access.OPEN))
                                .map(DoorsTest::name))
                .isSubsetOf(OPEN);
    }

    @Test
    void nobody_without_a_token_gets_in_anywhere_else() {
        for (var route : tower.house().routes())
            if (!access(route).equals(Access.OPEN)) {
                assertThat(ask(route, "")).as(name(route)).isEqualTo(401);
                assertThat(ask(route, "rlt_stolen-and-guessed")).as(name(route)).isEqualTo(401);
            }
    }

    @Test
    void a_token_opens_what_its_owner_may_and_nothing_else() {
        tower.accounts.put("rita", Role.RESPONDER, "a lantern in the fog");
        var rita = tower.accounts.issue("rita-token", "rita");
        for (var route : tower.house().routes())
            if (access(route) instanceof Access.Needs(var right)) {
                if (right != Right.INTAKE) checkShut(route, tower.sender);
                if (right != Right.VIEW) checkShut(route, tower.viewer);
                if (right == Right.APPROVE || right == Right.ADMINISTER) checkShut(route, rita);
            }
        tower.accounts.revoke("rita-token");
        for (var route : tower.house().routes())
            if (access(route) instanceof Access.Needs)
                assertThat(ask(route, rita)).as(name(route)).isEqualTo(401);
    }

    private void checkShut(Route route, String token) {
        assertThat(ask(route, token)).as(name(route)).isEqualTo(403);
    }

    @Test
    void a_name_that_was_bent_to_this_machine_reaches_nothing() throws IOException {
        for (var route : tower.house().routes()) {
            var head =
                    "%s HTTP/1.1\r\nHost: rebound.example:%d\r\nAuthorization: Bearer %s\r\n"
                            .formatted(name(route), tower.house().port(), tower.approver);
            var answer = raw(head + "Content-Length: 0\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(name(route)).startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void strangers_who_send_slowly_leave_room_for_those_who_are_known() throws IOException {
        var strangers = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 200; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), tower.house().port());
                strangers.add(socket);
                socket.getOutputStream()
                        .write(
                                "POST /v2/enqueue HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500000\r\n\r\n{"
                                        .getBytes(US_ASCII));
            }
            Tower.await("some are told to come back", () -> overloaded() > 0);
            assertThat(tower.alert("k1", "firing").statusCode()).isEqualTo(202);
        } finally {
            for (var socket : strangers) socket.close();
        }
    }

    private long overloaded() {
        return tower.open("/metrics")
                .body()
                .lines()
                .filter(line ->
                        line.startsWith(
                                "relight_alerts_total{source=\"pagerduty\",outcome=\"overloaded\"}"))
                .count();
    }

    private static Access access(Route route) {
        return INTAKES.contains(name(route)) ? Access.INTAKE : route.access();
    }

    private static String name(Route route) {
        var path = route.path().replaceAll("\\{[^}]*}", "beacon-1");
        return switch (route) {
            case Route.Plain plain -> plain.method() + " " + path;
            case Route.Stream _ -> "GET " + path;
        };
    }

    private int ask(Route route, String token) {
        var words = name(route).split(" ", 2);
        var request =
                HttpRequest.newBuilder(tower.at(words[1]))
                        .method(
                                words[0],
                                BodyPublishers.ofString(words[0].equals("GET") ? "" : "{}"));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        return tower.send(request).statusCode();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), tower.house().port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            var got = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(got);
            return got.toString(US_ASCII);
        }
    }
}
