package dev.relight.hands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;

/// The way to other machines by SSH: one client, one connection per target.
///
/// A machine whose key does not stand in the known hosts is not talked to, ever: whoever answers in
/// its place would get the commands, and give the answers.
public final class Ssh implements AutoCloseable {
    /// A dead peer is noticed after three of these.
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int HEARTBEATS_MISSED_MAX = 3;

    private final SshClient client;

    /// Who we are, and whom we know.
    ///
    /// @param keys files of private keys, without a passphrase; those with one belong in the agent
    /// @param agent socket of an agent, as in `SSH_AUTH_SOCK`; null: none
    /// @param knownHosts as OpenSSH keeps it; hashed names are fine
    public record Identity(List<Path> keys, @Nullable Path agent, Path knownHosts) {
        public Identity {
            keys = List.copyOf(keys);
        }
    }

    /// @throws IOException a key or the known hosts cannot be read
    public Ssh(Identity identity) throws IOException {
        for (var key : identity.keys()) readable(key, "private key");
        readable(identity.knownHosts(), "file of known hosts");
        client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setServerKeyVerifier(
                new KnownHostsServerKeyVerifier(
                        RejectAllServerKeyVerifier.INSTANCE, identity.knownHosts()));
        client.setKeyIdentityProvider(
                identity.keys().isEmpty()
                        ? KeyIdentityProvider.EMPTY_KEYS_PROVIDER
                        : new FileKeyPairProvider(identity.keys()));
        client.setUserAuthFactoriesNameList("publickey");
        var agent = identity.agent();
        if (agent != null) client.setAgentFactory(new AgentSocket.Factory(agent));
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, HEARTBEATS_MISSED_MAX);
        client.start();
    }

    private static void readable(Path file, String what) throws IOException {
        if (!Files.isReadable(file)) throw new IOException("cannot read the " + what + " " + file);
    }

    /// Connects when it is first needed, and again when the connection was lost.
    public Carrier to(SshTarget target) {
        return new SshCarrier(client, target);
    }

    @Override
    public void close() {
        client.stop();
    }
}
