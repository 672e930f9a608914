package dev.relight.notify;

import dev.relight.engine.Notifier;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Notice;
import dev.relight.secret.Redactor;
import dev.relight.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/// Takes notices and sees to it that they arrive: each channel by itself, in order, until it
/// answers or it makes no sense any more.
///
/// A notice stays owed by its incident until the answer is recorded, so none is lost in a crash;
/// the [Ledger] knows which channels had it before.
public final class Post implements Notifier, AutoCloseable {
    /// Messages on their way by one channel at a time; chats throttle more.
    private static final int AT_ONCE_MAX = 4;

    /// Whoever closes the house does not wait longer for a message on its way.
    private static final Duration CLOSING_MAX = Duration.ofSeconds(1);

    private final Function<String, List<Event>> events;
    private final Redactor redactor;
    private final Ledger ledger;
    private final Pace pace;
    private final InstantSource clock;
    private final ExecutorService hands =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("tell-", 0).factory());
    private final Map<String, Sequence> sequences = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> doors = new ConcurrentHashMap<>();
    private volatile Settled settled;
    private volatile boolean closed;

    private record Settled(Settings settings, Outlets outlets, Wording wording) {}

    /// @param events of an incident so far, from its opening on
    /// @param ledger closed with the post
    public Post(
            Settings settings,
            Outlets outlets,
            Function<String, List<Event>> events,
            Redactor redactor,
            Ledger ledger,
            InstantSource clock) {
        this(settings, outlets, events, redactor, ledger, Pace.usual(), clock);
    }

    Post(
            Settings settings,
            Outlets outlets,
            Function<String, List<Event>> events,
            Redactor redactor,
            Ledger ledger,
            Pace pace,
            InstantSource clock) {
        this.events = events;
        this.redactor = redactor;
        this.ledger = ledger;
        this.pace = pace;
        this.clock = clock;
        settled = settled(settings, outlets);
    }

    /// From now on by these settings; what is on its way goes on as it began.
    public void settle(Settings settings, Outlets outlets) {
        settled = settled(settings, outlets);
    }

    private Settled settled(Settings settings, Outlets outlets) {
        var telling = settings.telling();
        return new Settled(
                settings, outlets, new Wording(telling.externalUrl(), telling.zone(), redactor));
    }

    @Override
    public void tell(Notice notice, Incident.Open about, Consumer<Answer> answer) {
        in(about.opening().id(), () -> begin(notice, about, answer));
    }

    /// Says the same to everybody who reads these channels; for what is about no single incident.
    public void announce(Message message, List<String> channels) {
        var round = new Round(channels.size(), _ -> {});
        var now = settled;
        for (var channel : channels)
            in(
                    "announcements " + channel,
                    () ->
                            deliver(
                                    new Letter(
                                            message,
                                            new Recipient(channel, List.of(), List.of()),
                                            pace.rest(),
                                            now.outlets.named(channel),
                                            round)));
    }

    /// Messages that some channel could not take, in the last week.
    public List<DeadLetter> deadLetters() {
        return ledger.deadLetters();
    }

    private void begin(Notice notice, Incident.Open about, Consumer<Answer> answer) {
        var now = settled;
        var recipients = Recipients.of(notice, about, now.settings, clock.instant());
        if (recipients.isEmpty()) {
            answer.accept(nobody(notice));
            return;
        }
        var incident = about.opening().id();
        var message = message(now, notice, about);
        var round = new Round(recipients.size(), answer);
        for (var recipient : recipients) {
            var letter =
                    new Letter(
                            message,
                            recipient,
                            pace.limit(notice),
                            now.outlets.named(recipient.channel()),
                            round);
            in(incident + " " + recipient.channel(), () -> deliver(letter));
        }
    }

    /// A page must go out even if what is known cannot be gathered.
    private Message message(Settled now, Notice notice, Incident.Open about) {
        try {
            var known = events.apply(about.opening().id());
            return now.wording.of(notice, about, known, clock.instant());
        } catch (RuntimeException fault) {
            return now.wording.bare(notice, about, fault);
        }
    }

    private static Answer nobody(Notice notice) {
        return switch (notice.kind()) {
            case OPENED, STATUS, WARNING, ACKNOWLEDGED, RESOLVED, ABORTED ->
                    new Answer(true, "nobody is settled to be told");
            case QUESTION, ESCALATION, HANDOVER ->
                    new Answer(false, "the settings name nobody to be told");
        };
    }

    /// One message by one channel.
    private record Letter(
            Message message, Recipient recipient, Duration limit, Outlet outlet, Round round) {}

    private void deliver(Letter letter) {
        var id = letter.message.id();
        var channel = letter.recipient.channel();
        if (ledger.isDone(id, channel)) {
            letter.round.reached(letter.recipient.words() + " before the restart");
            return;
        }
        var began = clock.instant();
        boolean again = ledger.begin(began, id, channel);
        var message = again ? letter.message.again() : letter.message;
        for (int failures = 1; !closed; failures++) {
            var because =
                    switch (send(letter, message)) {
                        case Reply.Taken _ -> {
                            sent(letter, again);
                            yield null;
                        }
                        case Reply.Never(var why) -> {
                            dead(letter, why);
                            yield null;
                        }
                        case Reply.Later later -> later;
                    };
            if (because == null || closed || !pause(letter, because, failures, began)) return;
        }
    }

    private Reply send(Letter letter, Message message) {
        var door =
                doors.computeIfAbsent(
                        letter.recipient.channel(), _ -> new Semaphore(AT_ONCE_MAX, true));
        try {
            door.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Reply.Later("Relight is being stopped");
        }
        try {
            return letter.outlet.send(message, letter.recipient.to());
        } catch (RuntimeException bug) {
            return new Reply.Never("a fault in Relight: " + bug);
        } finally {
            door.release();
        }
    }

    private void sent(Letter letter, boolean again) {
        if (closed) return;
        ledger.sent(clock.instant(), letter.message.id(), letter.recipient.channel());
        var words = letter.recipient.words() + (again ? ", again after a restart" : "");
        letter.round.reached(ledger.isIncomplete() ? words + ", which could not be noted" : words);
    }

    private void dead(Letter letter, String because) {
        var why = redactor.redact(because);
        ledger.dead(clock.instant(), letter.message.id(), letter.recipient.channel(), why);
        letter.round.failed(letter.recipient.words(), why);
    }

    /// False when it makes no sense to try again.
    private boolean pause(Letter letter, Reply.Later later, int failures, Instant began) {
        var pause = pace.pause(failures, ThreadLocalRandom.current());
        var asked = later.after();
        if (asked != null && asked.compareTo(pause) > 0) pause = asked;
        if (clock.instant().plus(pause).isAfter(began.plus(letter.limit))) {
            dead(letter, "given up after %d tries: %s".formatted(failures, later.because()));
            return false;
        }
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// In order with everything else of that name.
    private void in(String name, Runnable task) {
        if (closed) return;
        if (sequences.size() > SEQUENCES_KEPT) sequences.values().removeIf(Sequence::isIdle);
        try {
            sequences.compute(
                    name,
                    (_, known) -> {
                        var sequence = known == null ? new Sequence(hands) : known;
                        sequence.add(task);
                        return sequence;
                    });
        } catch (RejectedExecutionException late) {
            if (!closed) throw late;
        }
    }

    /// Idle ones are thrown away beyond this.
    private static final int SEQUENCES_KEPT = 1_000;

    /// Stops at once; what has not gone out is owed still, and told at the next start.
    @Override
    public void close() {
        closed = true;
        hands.shutdownNow();
        try {
            boolean _ =
                    hands.awaitTermination(
                            CLOSING_MAX.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        ledger.close();
    }
}
