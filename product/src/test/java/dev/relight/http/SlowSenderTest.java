package dev.relight.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.account.Accounts;
import dev.relight.account.FirstCode;
import dev.relight.account.Sessions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Senders who hold a connection with as little as they can, on real sockets: each is dropped, and
/// others get in.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlowSenderTest {
    private static final int CONNECTIONS = 4;

    /// Short enough to wait for, long enough for an honest caller on a busy machine.
    private static final Server.Limits HASTY =
            new Server.Limits(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(100),
                    CONNECTIONS,
                    CONNECTIONS);

    private static final String HEAD = "POST /post HTTP/1.1\r\nHost: localhost\r\n";

    /// Refused before anybody looks at the body.
    private static final String NOBODY_READS = "POST /none HTTP/1.1\r\nHost: localhost\r\n";

    private static final int PATIENCE_MILLIS = 100;
    private static final int LETTERS_MAX = 300;

    @TempDir Path folder;
    private Server server;
    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler ear =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    logged.add(line);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void serve() {
        Logger.getLogger("").addHandler(ear);
        var clock = InstantSource.system();
        var accounts = new Accounts(folder, clock);
        server =
                new Server(
                        new Server.Setup("127.0.0.1", 0, List.of(), false, null),
                        new Server.Doors(
                                accounts, new Sessions(accounts, clock), new FirstCode(accounts)),
                        clock,
                        List.of(
                                Route.post(
                                        "/post",
                                        Access.OPEN,
                                        1_000,
                                        it -> Reply.text(200, "took " + it.body().length))),
                        Onlooker.nobody(),
                        HASTY);
    }

    @AfterEach
    void close() {
        server.close();
        Logger.getLogger("").removeHandler(ear);
    }

    @Test
    void a_letter_in_a_while_keeps_nobody_in_the_door() throws Exception {
        var slow =
                List.of(
                        slow(""),
                        slow("POST /post HT"),
                        slow(HEAD + "X-Slow: "),
                        slow(HEAD + "Content-Length: 900\r\n\r\n"),
                        slow(HEAD + "Transfer-Encoding: chunked\r\n\r\n384\r\n"),
                        slow(NOBODY_READS + "Content-Length: 900\r\n\r\n"),
                        slow(NOBODY_READS + "Transfer-Encoding: chunked\r\n\r\n384\r\n"));
        for (var each : slow) each.join();
        assertThat(kept).isEmpty();
        assertThat(honest()).contains("200 OK", "took 5");
        assertThat(logged).as("a slow sender is no fault of ours").isEmpty();
    }

    @Test
    void silence_in_the_middle_keeps_nobody_either_and_a_full_house_empties_itself()
            throws Exception {
        var silent = new ArrayList<Socket>();
        for (var begun :
                List.of(
                        "",
                        "POST /post HT",
                        HEAD + "X-Slow: ",
                        HEAD + "Content-Length: 900\r\n\r\nabc",
                        HEAD + "Transfer-Encoding: chunked\r\n\r\n384\r\nabc",
                        "")) silent.add(said(begun));
        // There are more of them than may come in; it is answered when they have been dropped.
        assertThat(honest()).contains("200 OK", "took 5");
        for (var each : silent)
            try (each) {
                assertThat(ends(each)).isTrue();
            }
        assertThat(logged).isEmpty();
    }

    @Test
    void whoever_breaks_off_in_the_middle_is_no_fault_of_ours() throws Exception {
        for (var begun :
                List.of(
                        "POST /po",
                        HEAD + "X-",
                        HEAD + "Content-Length: 900\r\n\r\nabc",
                        HEAD + "Transfer-Encoding: chunked\r\n\r\n384\r\nabc")) said(begun).close();
        assertThat(honest()).contains("200 OK", "took 5");
        assertThat(logged).isEmpty();
    }

    private final List<String> kept = new CopyOnWriteArrayList<>();

    /// Says the beginning at once and the rest a letter at a time, until it is dropped.
    private Thread slow(String begun) {
        return Thread.startVirtualThread(() -> {
            try (var socket = said(begun)) {
                for (int i = 0; i < LETTERS_MAX; i++) {
                    socket.getOutputStream().write('x');
                    if (!goesOn(socket)) return;
                }
                kept.add(begun);
            } catch (IOException dropped) {
                // As it should be.
            }
        });
    }

    private Socket said(String begun) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(begun.getBytes(US_ASCII));
        return socket;
    }

    /// Waits a while for more of the answer; false at its end.
    private static boolean goesOn(Socket socket) throws IOException {
        try {
            int next = 0;
            while (next >= 0) next = socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException notYet) {
            return true;
        }
    }

    /// Whether the server ends it, in time for any machine.
    private static boolean ends(Socket socket) {
        try {
            for (int i = 0; i < LETTERS_MAX; i++) if (!goesOn(socket)) return true;
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private String honest() throws IOException {
        try (var socket = said(HEAD + "Content-Length: 5\r\nConnection: close\r\n\r\nhello")) {
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            var got = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(got);
            return got.toString(US_ASCII);
        }
    }
}
