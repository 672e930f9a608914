package dev.relight.hands;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/// An SSH agent behind a Unix socket: it signs, and never shows a key.
final class AgentSocket extends AbstractAgentProxy {
    /// What an agent says is a list of keys or a signature.
    private static final int MESSAGE_BYTES_MAX = 1024 * 1024;

    private final SocketChannel channel;

    private AgentSocket(Path socket) throws IOException {
        super(null);
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    /// Messages in both directions are a length of four bytes and so many bytes.
    @Override
    protected synchronized Buffer request(Buffer asked) throws IOException {
        var out = ByteBuffer.wrap(asked.array(), asked.rpos(), asked.available());
        while (out.hasRemaining()) channel.write(out);
        int length = filled(Integer.BYTES).getInt();
        if (length < 1 || length > MESSAGE_BYTES_MAX)
            throw new IOException("the agent says " + length + " bytes; is it an SSH agent?");
        return new ByteArrayBuffer(filled(length).array());
    }

    private ByteBuffer filled(int bytes) throws IOException {
        var buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining())
            if (channel.read(buffer) < 0) throw new EOFException("the agent closed");
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        super.close();
        channel.close();
    }

    /// Opens the socket anew for each login; never lends the agent to the other side.
    record Factory(Path socket) implements SshAgentFactory {
        @Override
        public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
            return List.of();
        }

        @Override
        public SshAgent createClient(Session session, FactoryManager manager) throws IOException {
            return new AgentSocket(socket);
        }

        @Override
        public SshAgentServer createServer(ConnectionService service) {
            throw new UnsupportedOperationException("the agent is not lent");
        }
    }
}
