package dev.relight.app;

import dev.relight.engine.Hands;
import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import dev.relight.hands.AwayHands;
import dev.relight.hands.Carrier;
import dev.relight.hands.ProcessCarrier;
import dev.relight.hands.Ssh;
import dev.relight.hands.SshTarget;
import dev.relight.secret.Redactor;
import dev.relight.settings.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands on other machines and in containers, made when they are first needed and kept.
final class Reach implements AutoCloseable {
    /// There, below the home of who we are there.
    private static final String TRACES = ".local/state/relight/hands";

    private final Path folder;
    private final Target.Identity identity;
    private final Map<String, String> environment;
    private final Redactor redactor;
    private final Map<String, Hands> byTarget = new ConcurrentHashMap<>();
    private @Nullable Ssh ssh;

    /// @param folder here, for output on its way
    Reach(
            Path folder,
            Target.Identity identity,
            Map<String, String> environment,
            Redactor redactor) {
        this.folder = folder;
        this.identity = identity;
        this.environment = environment;
        this.redactor = redactor;
    }

    /// The hands of a machine; one that cannot be prepared says so for each job.
    Hands hands(String target) {
        return byTarget.computeIfAbsent(target, this::made);
    }

    private Hands made(String word) {
        var target = Target.of(word);
        if (target.isEmpty()) return new Lame("no machine is called " + word);
        var place = folder.resolve(word.replaceAll("[^A-Za-z0-9.@-]+", "_"));
        try {
            return new AwayHands(carrier(target.get(), place), TRACES, place, redactor);
        } catch (IOException | IllegalArgumentException unusable) {
            return new Lame(word + " cannot be used: " + unusable.getMessage());
        }
    }

    private Carrier carrier(Target target, Path place) throws IOException {
        return switch (target) {
            case Target.Local() -> throw new IllegalArgumentException("it is this machine");
            case Target.Docker(var container) -> ProcessCarrier.docker(container, place);
            case Target.Kubernetes(var namespace, var pod) ->
                    ProcessCarrier.kubectl(namespace, pod, place);
            case Target.Ssh(var address) -> {
                var to = SshTarget.of(address);
                var jump = identity.jump();
                yield ssh().to(jump == null ? to : to.by(jump));
            }
        };
    }

    private synchronized Ssh ssh() throws IOException {
        if (ssh == null) {
            var agent = environment.get("SSH_AUTH_SOCK");
            var known = identity.knownHosts();
            ssh =
                    new Ssh(
                            new Ssh.Identity(
                                    identity.keys(),
                                    agent == null ? null : Path.of(agent),
                                    known == null
                                            ? Path.of(
                                                    environment.getOrDefault("HOME", "/"),
                                                    ".ssh/known_hosts")
                                            : known));
        }
        return ssh;
    }

    @Override
    public void close() {
        for (var hands : byTarget.values()) if (hands instanceof AwayHands away) away.close();
        if (ssh != null) ssh.close();
    }

    /// Hands that can do nothing, and say why.
    private record Lame(String why) implements Hands {
        @Override
        public void start(Job job, Consumer<JobReport> report) {
            answer(job.id(), report, JobReport.End.NOT_STARTED);
        }

        @Override
        public void reattach(String id, Consumer<JobReport> report) {
            answer(id, report, JobReport.End.LOST);
        }

        private void answer(String id, Consumer<JobReport> report, JobReport.End end) {
            var said = new JobReport(id, end, why, Instant.now(), Duration.ZERO, List.of());
            Thread.startVirtualThread(() -> report.accept(said));
        }

        @Override
        public void kill(String id) {
            // Nothing of it runs.
        }

        @Override
        public void forget(String id) {
            // Nothing is kept.
        }
    }
}
