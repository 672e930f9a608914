package dev.relight.hands;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// A real OpenSSH server on a free port of the loopback, with keys of its own.
@NullMarked
final class Sshd implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    final int port;
    final Path folder;
    private final Process process;

    /// Skips the test where there is no OpenSSH server.
    Sshd(Path folder, Path authorized) throws Exception {
        assumeTrue(Files.isExecutable(PROGRAM), "no sshd: run tools/setup-debian.sh");
        this.folder = Files.createDirectories(folder);
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        key(folder.resolve("host"), "ed25519");
        key(folder.resolve("host-rsa"), "rsa");
        Files.writeString(
                folder.resolve("config"),
                """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                HostKey %s
                AuthorizedKeysFile %s
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin yes
                PidFile none
                LogLevel VERBOSE
                """
                        .formatted(
                                port,
                                folder.resolve("host"),
                                folder.resolve("host-rsa"),
                                authorized));
        if (System.getProperty("user.name").equals("root"))
            Files.createDirectories(Path.of("/run/sshd"));
        process =
                new ProcessBuilder(
                                PROGRAM.toString(),
                                "-D",
                                "-e",
                                "-f",
                                folder.resolve("config").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        Bench.until(this::answers);
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException notYet) {
            return false;
        }
    }

    static Path key(Path file, String type) throws Exception {
        run("ssh-keygen", "-q", "-t", type, "-N", "", "-f", file.toString());
        return file;
    }

    static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IllegalStateException(List.of(command) + ": " + said);
        return said;
    }

    SshTarget target() {
        return SshTarget.of(System.getProperty("user.name") + "@127.0.0.1:" + port);
    }

    /// As a line of known hosts.
    String known(String key) throws IOException {
        return "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve(key + ".pub"));
    }

    long logins() throws IOException {
        try (var lines = Files.lines(folder.resolve("log"))) {
            return lines.filter(line -> line.startsWith("Accepted publickey")).count();
        }
    }

    /// Cuts every connection that stands, as a failing network does.
    void cut() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        cut();
        process.destroyForcibly();
    }
}
