package dev.relight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.relight.account.Accounts;
import dev.relight.cli.Console.Said;
import dev.relight.orders.AcceptedRunbooks;
import dev.relight.people.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DoctorTest {
    private static final String RUNBOOK =
            """
            # Lamp out
            ## Diagnosis
            ```bash
            ls /tmp
            %s
            ```
            """;

    @TempDir Path folder;

    @Test
    void what_is_well_is_said_to_be_well() throws IOException {
        var runbook =
                Files.writeString(folder.resolve("lamp.md"), RUNBOOK.formatted("cat /etc/hosts"));
        var state = folder.resolve("state");
        new Accounts(state, InstantSource.system()).put("ada", Role.ADMIN, "correct horse lamp");
        new AcceptedRunbooks(state)
                .accept(runbook, Files.readAllBytes(runbook), "Ada", Instant.EPOCH);
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        try {
            var answer =
                    doctor(
                            "{http: \"http://127.0.0.1:%d/\"}"
                                    .formatted(server.getAddress().getPort()));
            assertThat(answer.exit()).as(answer.out() + answer.err()).isZero();
            assertThat(answer.out())
                    .contains("ok       settings: ", "ok       state: ", "ok       server: ")
                    .contains("ok       lamp: is up: ", "its tools are on the PATH")
                    .contains("1 may log in", "is accepted as it stands")
                    .doesNotContain("problem");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void what_will_fail_at_night_is_told_with_its_mend() throws IOException {
        Files.writeString(
                folder.resolve("lamp.md"), RUNBOOK.formatted("lampctl-of-nowhere status"));
        int port = free();
        var answer =
                doctor(
                        "{tcp: \"127.0.0.1:%d\"}".formatted(port),
                        "channels: [{name: chat, slack: env:RELIGHT_NO_SUCH_VARIABLE}]");
        assertThat(answer.exit()).isEqualTo(Exit.NO);
        assertThat(answer.out())
                .contains("problem  channels: channel chat")
                .contains("warning  lamp: does not answer: ", "nobody can log in")
                .contains("warning  lamp: nobody has accepted its runbook")
                .contains("warning  lamp: not on the PATH: lampctl-of-nowhere")
                .contains("mend: relight accept ");
    }

    @Test
    void a_missing_runbook_is_a_problem() throws IOException {
        var answer = doctor("{tcp: \"127.0.0.1:%d\"}".formatted(free()));
        assertThat(answer.exit()).isEqualTo(Exit.NO);
        assertThat(answer.out()).contains("problem  lamp: its runbook cannot be flown: ");
    }

    @Test
    void all_mistakes_in_the_settings_are_told_also_as_json() throws IOException {
        var file = Files.writeString(folder.resolve("relight.yaml"), "servces: []\nstte: x\n");
        var answer = run("doctor", "--json", "--config", file.toString());
        assertThat(answer.exit()).isEqualTo(Exit.NO);
        var signs = new ObjectMapper().readTree(answer.out()).path("signs");
        assertThat(signs).hasSize(3);
        assertThat(signs.get(2).path("what").asText()).contains("keeps what was settled before");
        assertThat(signs.get(0).path("level").asText()).isEqualTo("problem");
        assertThat(signs.get(1).path("mend").asText()).contains("services");
    }

    @Test
    void without_settings_it_cannot_begin() {
        var answer = run("doctor", "--config", folder.resolve("none.yaml").toString());
        assertThat(answer.exit()).isEqualTo(Exit.USAGE);
        assertThat(answer.err()).contains("mend: name them with --config FILE");
    }

    private Said doctor(String probe, String... more) throws IOException {
        var text =
                """
                state: state
                server: {port: 0}
                services:
                  - {name: lamp, runbook: lamp.md, autonomy: auto, probes: [%s]}
                %s
                """
                        .formatted(probe, String.join("\n", more));
        var file = Files.writeString(folder.resolve("relight.yaml"), text);
        return run("doctor", "--config", file.toString());
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Said run(String... words) {
        return Console.relight(List.of(words));
    }
}
