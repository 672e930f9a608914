package dev.relight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a socket of the kind that systemd listens at; Python's, since Java has none.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnitTest {
    private static final String LISTEN =
            """
            import socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind(sys.argv[1].replace('@', chr(0)))
            print('listening', flush=True)
            while True:
                said = s.recv(4096).decode()
                print(said.replace(chr(10), ' '), flush=True)
                if said.startswith('STOPPING'): break
            """;

    @TempDir Path folder;

    @Test
    void systemd_hears_that_we_are_ready_alive_and_stopping() throws IOException {
        for (var socket :
                List.of(
                        folder.resolve("notify").toString(),
                        "@relight-" + ProcessHandle.current().pid())) heard(socket);
    }

    private static void heard(String socket) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        var listener =
                new ProcessBuilder("/usr/bin/python3", "-c", LISTEN, socket)
                        .redirectErrorStream(true)
                        .start();
        try (var said =
                new BufferedReader(
                        new InputStreamReader(listener.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("listening");
            try (var unit = Unit.of(Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "20000"))) {
                unit.ready("2 services");
                assertThat(said.readLine()).isEqualTo("READY=1 STATUS=2 services");
                assertThat(said.readLine()).isEqualTo("WATCHDOG=1");
                assertThat(said.readLine()).isEqualTo("WATCHDOG=1");
            }
            var last = "";
            for (var line = said.readLine(); line != null; line = said.readLine()) last = line;
            assertThat(last).isEqualTo("STOPPING=1");
        } finally {
            listener.destroyForcibly();
        }
    }

    @Test
    void without_systemd_nobody_is_told() {
        try (var unit = Unit.of(Map.of())) {
            unit.ready("nobody hears it");
        }
    }
}
