package dev.relight.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The machine where a service's commands run.
public sealed interface Target {
    /// As written in the settings; stable, since incidents keep it.
    String word();

    /// This machine.
    record Local() implements Target {
        @Override
        public String word() {
            return "local";
        }
    }

    /// Another machine.
    ///
    /// @param address `user@host` or `user@host:port`
    record Ssh(String address) implements Target {
        @Override
        public String word() {
            return "ssh://" + address;
        }
    }

    /// A running container of this machine.
    record Docker(String container) implements Target {
        @Override
        public String word() {
            return "docker://" + container;
        }
    }

    /// A pod.
    record Kubernetes(String namespace, String pod) implements Target {
        @Override
        public String word() {
            return "kubernetes://" + namespace + "/" + pod;
        }
    }

    String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    /// Empty when the text names no target.
    static Optional<Target> of(String text) {
        if (text.equals("local")) return Optional.of(new Local());
        int at = text.indexOf("://");
        if (at < 0) return Optional.empty();
        var rest = text.substring(at + 3);
        return switch (text.substring(0, at)) {
            case "ssh" ->
                    rest.matches(NAME + "@" + NAME + "(:[0-9]{1,5})?")
                            ? Optional.of(new Ssh(rest))
                            : Optional.empty();
            case "docker" -> rest.matches(NAME) ? Optional.of(new Docker(rest)) : Optional.empty();
            case "kubernetes" ->
                    rest.matches(NAME + "/" + NAME)
                            ? Optional.of(
                                    new Kubernetes(
                                            rest.substring(0, rest.indexOf('/')),
                                            rest.substring(rest.indexOf('/') + 1)))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// By what we are known to other machines.
    ///
    /// @param keys files of private keys; none: the agent's
    /// @param knownHosts file of the hosts we trust; null: `~/.ssh/known_hosts`
    /// @param jump `user@host:port` of the machine on the way; null: straight
    record Identity(List<Path> keys, @Nullable Path knownHosts, @Nullable String jump) {
        public Identity {
            keys = List.copyOf(keys);
        }

        public static Identity none() {
            return new Identity(List.of(), null, null);
        }
    }
}
