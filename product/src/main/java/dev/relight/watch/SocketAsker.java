package dev.relight.watch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Asks over a plain connection: TCP itself, Redis, PostgreSQL.
final class SocketAsker {
    /// A reply that decides is far shorter.
    private static final int REPLY_BYTES_MAX = 1024;

    /// Protocol 3.0 in PostgreSQL's start-up message.
    private static final int POSTGRES_PROTOCOL = 3 << 16;

    private SocketAsker() {}

    static Answer tcp(Check.Tcp check, Duration timeout) {
        return connected(
                check.at(), check.target(), timeout, line -> "connected to " + check.target());
    }

    static Answer redis(Check.Redis check, Duration timeout) {
        return connected(
                check.at(),
                check.target(),
                timeout,
                line -> {
                    if (!check.password().isEmpty()) login(line, check);
                    line.send("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                    var reply = line.textUntil('\n').strip();
                    if (reply.startsWith("+PONG")) return "PONG from " + check.target();
                    // It lives and guards itself; whether the password works is not asked here.
                    if (reply.startsWith("-NOAUTH") || reply.startsWith("-NOPERM"))
                        return check.target() + " answers, but asks for a password";
                    throw new Refusal("'" + reply + "' from " + check.target());
                });
    }

    /// In the protocol's own lengths: no password can end the word it stands in.
    private static void login(Line line, Check.Redis check) throws IOException {
        var word = check.password().getBytes(StandardCharsets.UTF_8);
        line.send(
                ("*2\r\n$4\r\nAUTH\r\n$" + word.length + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        line.send(word);
        line.send("\r\n".getBytes(StandardCharsets.US_ASCII));
        var reply = line.textUntil('\n').strip();
        if (!reply.startsWith("+OK"))
            throw new Refusal(check.target() + " does not take the password of the settings");
    }

    static Answer postgres(Check.Postgres check, Duration timeout) {
        return connected(
                check.at(),
                check.target(),
                timeout,
                line -> {
                    line.send(startup());
                    return PostgresReply.read(line, check.target());
                });
    }

    /// As pg_isready: a user and a database that need not exist.
    private static byte[] startup() {
        var pairs = "user\0relight\0database\0postgres\0application_name\0relight\0\0";
        var text = pairs.getBytes(StandardCharsets.US_ASCII);
        var message = java.nio.ByteBuffer.allocate(8 + text.length);
        return message.putInt(8 + text.length).putInt(POSTGRES_PROTOCOL).put(text).array();
    }

    /// It answers, and says no.
    static final class Refusal extends IOException {
        private static final long serialVersionUID = 1L;

        Refusal(String words) {
            super(words);
        }
    }

    /// What is said on a line; gives back why it counts as up.
    interface Talk {
        String on(Line line) throws IOException;
    }

    static Answer connected(Endpoint at, String target, Duration timeout, Talk talk) {
        long since = System.nanoTime();
        try (var socket = new Socket()) {
            var address = Addresses.of(at.host(), timeout);
            var line = new Line(socket, since + timeout.toNanos());
            socket.connect(new InetSocketAddress(address, at.port()), line.left());
            return Answer.up(talk.on(line), since);
        } catch (Refusal no) {
            return Answer.down(String.valueOf(no.getMessage()), since);
        } catch (IOException e) {
            return Answer.down(Trouble.words(e, target, timeout), since);
        }
    }

    /// A connection with one deadline for all that is said on it.
    record Line(Socket socket, long untilNanos) {
        /// Milliseconds left, at least 1.
        int left() throws SocketTimeoutException {
            long left = (untilNanos - System.nanoTime()) / 1_000_000;
            if (left <= 0) throw new SocketTimeoutException();
            return (int) Math.min(left, Integer.MAX_VALUE);
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        int read() throws IOException {
            socket.setSoTimeout(left());
            InputStream in = socket.getInputStream();
            int next = in.read();
            if (next < 0) throw new EOFException();
            return next;
        }

        String textUntil(char end) throws IOException {
            var text = new StringBuilder();
            for (int next = read(); next != end && text.length() < REPLY_BYTES_MAX; next = read())
                text.append((char) next);
            return text.toString();
        }
    }
}
