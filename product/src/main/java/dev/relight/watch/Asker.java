package dev.relight.watch;

import dev.relight.engine.Hands;
import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import dev.relight.finding.Facts;
import dev.relight.finding.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks any check; blocks, so call it on a virtual thread. Never throws because of an answer.
final class Asker implements AutoCloseable {
    /// What hands take beyond the deadline they were given, at most.
    private static final Duration HANDS_LATE = Duration.ofSeconds(10);

    /// Facts that can run full.
    private static final Pattern LEVEL =
            Pattern.compile("(?:disk\\.(?:inodes_)?|memory\\.)used_percent\\b");

    private static final int NOT_RUNNABLE = 126;
    private static final int NOT_FOUND = 127;

    private final HttpAsker http = new HttpAsker();
    private final Function<String, Hands> handsOf;
    private final InstantSource clock;
    private final Instant begun;
    private final AtomicLong commands = new AtomicLong();
    private final Map<String, Instant> beats = new ConcurrentHashMap<>();

    /// @param handsOf a service by its name
    Asker(Function<String, Hands> handsOf, InstantSource clock) {
        this.handsOf = handsOf;
        this.clock = clock;
        this.begun = clock.instant();
    }

    Answer ask(String service, Check check, Duration timeout) {
        return switch (check) {
            case Check.Http one -> http.ask(one, timeout);
            case Check.Tcp one -> SocketAsker.tcp(one, timeout);
            case Check.Redis one -> SocketAsker.redis(one, timeout);
            case Check.Postgres one -> SocketAsker.postgres(one, timeout);
            case Check.Tls one -> TlsAsker.ask(one, timeout, clock);
            case Check.Dns one -> dns(one, timeout);
            case Check.Command one -> command(handsOf.apply(service), one, timeout);
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
        return new Answer(
                isUp ? Answer.Word.UP : Answer.Word.DOWN,
                words + ago + ": " + check.target(),
                Duration.ZERO);
    }

    private Answer command(Hands hands, Check.Command check, Duration timeout) {
        long since = System.nanoTime();
        var id = "watch." + begun.toEpochMilli() + "." + commands.incrementAndGet();
        var report = new CompletableFuture<JobReport>();
        hands.start(
                new Job(
                        id,
                        List.of(check.line()),
                        check.environment(),
                        check.directory(),
                        timeout,
                        false),
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

    private Answer judged(JobReport ended, Check.Command check, Duration timeout, long since) {
        if (ended.end() == JobReport.End.DEADLINE)
            return Answer.down(
                    Trouble.words(new TimeoutException(), check.target(), timeout), since);
        if (ended.end() != JobReport.End.EXITED || ended.lines().isEmpty())
            return Answer.of(Answer.Word.UNDECIDED, ended.reason() + ": " + check.target(), since);
        var line = ended.lines().getLast();
        var facts =
                Reading.of(check.line(), line.exit(), line.stdout(), line.stderr(), line.took());
        return judged(line.exit(), facts, check, since).with(levels(facts));
    }

    /// As the engine judges the same line while an incident is open.
    private Answer judged(@Nullable Integer exit, Facts facts, Check.Command check, long since) {
        return switch (check.sense()) {
            case Check.Sense.Exit() -> {
                var words = "exit " + exit + " of " + check.target();
                // bash could not run it at all; that says nothing of the service.
                if (exit != null && (exit == NOT_RUNNABLE || exit == NOT_FOUND))
                    yield Answer.of(
                            Answer.Word.UNDECIDED, words + ", which cannot be run here", since);
                yield exit != null && exit == 0
                        ? Answer.up(words, since)
                        : Answer.down(words, since);
            }
            case Check.Sense.Expects(var predicate, int at) -> {
                var judged = predicate.judge(facts.at(at, clock.instant()));
                var words = check.target() + ": " + judged.because();
                if (judged.isTrue()) yield Answer.up(words, since);
                yield Answer.of(
                        judged.isFalse() ? Answer.Word.DOWN : Answer.Word.UNDECIDED, words, since);
            }
            case Check.Sense.Levels() ->
                    Answer.of(Answer.Word.UNDECIDED, check.target() + " is only measured", since);
        };
    }

    private static Map<String, Double> levels(Facts facts) {
        var levels = new TreeMap<String, Double>();
        for (var fact : facts.list())
            if (LEVEL.matcher(fact.subject()).lookingAt()
                    && fact.value().matches("[0-9]{1,3}(\\.[0-9]{1,6})?"))
                levels.put(fact.subject(), Double.parseDouble(fact.value()));
        return levels;
    }

    @Override
    public void close() {
        http.close();
    }
}
