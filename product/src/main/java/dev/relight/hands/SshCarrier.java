package dev.relight.hands;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/// Carries over one SSH connection, kept as long as it holds.
final class SshCarrier implements Carrier {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    /// OpenSSH's server allows 10 sessions on a connection unless told otherwise (sshd_config,
    /// MaxSessions).
    private static final int CHANNELS_MAX = 8;

    private static final int ANSWER_BYTES_MAX = 256 * 1024 * 1024;

    private final SshClient client;
    private final SshTarget target;
    private final Semaphore channels = new Semaphore(CHANNELS_MAX);
    private final ReentrantLock connecting = new ReentrantLock();
    private @Nullable ClientSession session;

    SshCarrier(SshClient client, SshTarget target) {
        this.client = client;
        this.target = target;
    }

    @Override
    public String target() {
        return "ssh " + target;
    }

    @Override
    public byte[] carry(byte[] script, Duration within) throws IOException {
        channels.acquireUninterruptibly();
        try {
            return carried(script, within);
        } finally {
            channels.release();
        }
    }

    private byte[] carried(byte[] script, Duration within) throws IOException {
        var out = new Bounded();
        var err = new Bounded();
        try (var channel = opened(out, err)) {
            // In pieces that the window lets through; a peer that takes none ends at the heartbeat.
            try (var in = channel.getInvertedIn()) {
                in.write(script);
                in.flush();
            }
            var events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), within);
            if (events.contains(ClientChannelEvent.TIMEOUT))
                throw new IOException("no answer within " + within.toSeconds() + " s");
            var exit = channel.getExitStatus();
            if (exit == null) throw new IOException("the connection was lost");
            if (exit != 0 && out.size() == 0) throw new Unreached(err.firstLine(exit));
            return out.toByteArray();
        }
    }

    /// Nothing is carried before this is done.
    private ChannelExec opened(Bounded out, Bounded err) throws Unreached {
        try {
            var channel = session().createExecChannel("exec bash -s");
            channel.setOut(out);
            channel.setErr(err);
            channel.open().verify(CONNECT_WITHIN);
            return channel;
        } catch (IOException | RuntimeException e) {
            throw new Unreached(words(e));
        }
    }

    private static String words(Exception e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("Server key did not validate")
                ? "its host key is not the one in the known hosts"
                : message;
    }

    private ClientSession session() throws IOException {
        connecting.lock();
        try {
            var kept = session;
            if (kept != null && kept.isOpen() && kept.isAuthenticated()) return kept;
            if (kept != null) kept.close(true);
            var fresh = connected();
            session = fresh;
            return fresh;
        } finally {
            connecting.unlock();
        }
    }

    private ClientSession connected() throws IOException {
        var entry = new HostConfigEntry(target.host(), target.host(), target.port(), target.user());
        if (target.jump() != null) entry.setProxyJump(target.jump());
        var fresh = client.connect(entry).verify(CONNECT_WITHIN).getSession();
        try {
            fresh.auth().verify(CONNECT_WITHIN);
            return fresh;
        } catch (IOException e) {
            fresh.close(true);
            throw e;
        }
    }

    @Override
    public void close() {
        connecting.lock();
        try {
            if (session != null) session.close(true);
        } finally {
            connecting.unlock();
        }
    }

    /// Takes so much and no more.
    private static final class Bounded extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            if (count + length > ANSWER_BYTES_MAX)
                throw new IllegalStateException("an answer of more than 256 MB");
            super.write(bytes, from, length);
        }

        String firstLine(int exit) {
            var said = toString(java.nio.charset.StandardCharsets.UTF_8);
            return said.lines().filter(line -> !line.isBlank()).findFirst().orElse("exit " + exit);
        }
    }
}
