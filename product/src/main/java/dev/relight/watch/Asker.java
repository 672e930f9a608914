package dev.relight.watch;

import dev.relight.engine.Hands;
import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Asks any check; blocks, so call it on a virtual thread. Never throws because of an answer.
final class Asker implements AutoCloseable {
    /// What hands take beyond the deadline they were given, at most.
    private static final Duration HANDS_LATE = Duration.ofSeconds(10);

    private final HttpAsker http = new HttpAsker();
    private final Hands hands;
    private final InstantSource clock;
    private final Instant begun;
    private final AtomicLong commands = new AtomicLong();
    private final Map<String, Instant> beats = new ConcurrentHashMap<>();

    Asker(Hands hands, InstantSource clock) {
        this.hands = hands;
        this.clock = clock;
        this.begun = clock.instant();
    }

    Answer ask(Check check, Duration timeout) {
        return switch (check) {
            case Check.Http one -> http.ask(one, timeout);
            case Check.Tcp one -> SocketAsker.tcp(one, timeout);
            case Check.Redis one -> SocketAsker.redis(one, timeout);
            case Check.Postgres one -> SocketAsker.postgres(one, timeout);
            case Check.Tls one -> TlsAsker.ask(one, timeout, clock);
            case Check.Dns one -> dns(one, timeout);
            case Check.Command one -> command(one, timeout);
            case Check.Heartbeat one -> heartbeat(one);
        };
    }

    void beat(String name) {
        beats.put(name, clock.instant());
    }

    private static Answer dns(Check.Dns check, Duration timeout) {
        long since = System.nanoTime();
        try {
            var address = Addresses.of(check.name(), timeout).getHostAddress();
            return Answer.up(check.name() + " is " + address, since);
        } catch (IOException e) {
            return Answer.down(Trouble.words(e, check.target(), timeout), since);
        }
    }

    private Answer heartbeat(Check.Heartbeat check) {
        var last = beats.getOrDefault(check.name(), begun);
        var silence = Duration.between(last, clock.instant());
        boolean isUp = silence.compareTo(check.within()) <= 0;
        var words = isUp ? "last heard of " : "silent for ";
        var ago = Trouble.seconds(Duration.ofSeconds(silence.toSeconds())) + (isUp ? " ago" : "");
        return new Answer(isUp, words + ago + ": " + check.target(), Duration.ZERO);
    }

    private Answer command(Check.Command check, Duration timeout) {
        long since = System.nanoTime();
        var id = "watch." + begun.toEpochMilli() + "." + commands.incrementAndGet();
        var report = new CompletableFuture<JobReport>();
        hands.start(
                new Job(id, List.of(check.line()), Map.of(), check.directory(), timeout, false),
                report::complete);
        try {
            var ended = report.get(timeout.plus(HANDS_LATE).toMillis(), TimeUnit.MILLISECONDS);
            return judged(ended, check, timeout, since);
        } catch (TimeoutException | ExecutionException e) {
            return Answer.down(Trouble.words(e, check.target(), timeout), since);
        } catch (InterruptedException e) {
            hands.kill(id);
            Thread.currentThread().interrupt();
            return Answer.down("interrupted: " + check.target(), since);
        } finally {
            hands.forget(id);
        }
    }

    private static Answer judged(
            JobReport ended, Check.Command check, Duration timeout, long since) {
        if (ended.end() == JobReport.End.DEADLINE)
            return Answer.down(
                    Trouble.words(new TimeoutException(), check.target(), timeout), since);
        if (ended.end() != JobReport.End.EXITED || ended.lines().isEmpty())
            return Answer.down(ended.reason() + ": " + check.target(), since);
        var exit = ended.lines().getLast().exit();
        var words = "exit " + exit + " of " + check.target();
        return exit != null && exit == 0 ? Answer.up(words, since) : Answer.down(words, since);
    }

    @Override
    public void close() {
        http.close();
    }
}
