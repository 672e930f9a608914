package dev.relight.notify;

import dev.relight.engine.Timers;
import dev.relight.incident.Event;
import dev.relight.incident.Notice;
import dev.relight.record.NightText;
import dev.relight.secret.Redactor;
import dev.relight.settings.Settings;
import dev.relight.settings.Telling;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Once a day, if there was anything: what Relight did while people slept.
///
/// Its id is the date, so that the ledger keeps it from being told twice; after a crash over the
/// hour it is told late, but not later than [#LATE_MAX].
public final class Morning implements AutoCloseable {
    /// At noon the night is no news any more.
    private static final Duration LATE_MAX = Duration.ofHours(4);

    private static final Duration NIGHT = Duration.ofDays(1);

    /// How often the settings are looked at again: they may change.
    private static final Duration LOOK = Duration.ofMinutes(10);

    private final Post post;
    private final Supplier<Settings> settings;
    private final Function<Instant, List<List<Event>>> since;
    private final Redactor redactor;
    private final Timers timers;
    private final InstantSource clock;
    private Timers.@Nullable Alarm alarm;
    private boolean closed;
    private @Nullable LocalDate told;

    /// @param since the incidents of which something happened since then, each with all its events
    public Morning(
            Post post,
            Supplier<Settings> settings,
            Function<Instant, List<List<Event>>> since,
            Redactor redactor,
            Timers timers,
            InstantSource clock) {
        this.post = post;
        this.settings = settings;
        this.since = since;
        this.redactor = redactor;
        this.timers = timers;
        this.clock = clock;
    }

    public void begin() {
        look();
    }

    private void look() {
        var telling = settings.get().telling();
        var now = clock.instant().atZone(telling.zone());
        var morning = telling.morning();
        if (morning != null && isDue(morning, now)) {
            told = now.toLocalDate();
            tell(telling, morning, now);
        }
        var next = now.plus(LOOK);
        if (morning != null
                && now.isBefore(today(morning, now))
                && today(morning, now).isBefore(next)) next = today(morning, now);
        again(next.toInstant());
    }

    private synchronized void again(Instant next) {
        if (!closed) alarm = timers.at(next, this::look);
    }

    private boolean isDue(Telling.Morning morning, ZonedDateTime now) {
        var due = today(morning, now);
        return !now.isBefore(due)
                && now.isBefore(due.plus(LATE_MAX))
                && !now.toLocalDate().equals(told);
    }

    private static ZonedDateTime today(Telling.Morning morning, ZonedDateTime now) {
        return now.toLocalDate().atTime(morning.at()).atZone(now.getZone());
    }

    private void tell(Telling telling, Telling.Morning morning, ZonedDateTime now) {
        var from = today(morning, now).minus(NIGHT).toInstant();
        var night = NightText.of(since.apply(from), now.toInstant(), telling.zone());
        if (!night.isEmpty()) post.announce(message(telling, night, now), morning.channels());
    }

    private Message message(Telling telling, List<NightText.Part> night, ZonedDateTime now) {
        var parts =
                night.stream()
                        .map(part ->
                                new Message.Part(
                                        part.service(),
                                        redactor.redact(String.join("\n", part.lines()))))
                        .toList();
        URI external = telling.externalUrl();
        var id = "morning-" + now.toLocalDate();
        return new Message(
                id,
                id,
                "relight",
                Notice.Kind.STATUS,
                today(now, telling),
                night.size() == 1
                        ? "While you slept: " + night.getFirst().service()
                        : "While you slept: %d services".formatted(night.size()),
                parts,
                external,
                false,
                false);
    }

    private static Instant today(ZonedDateTime now, Telling telling) {
        var morning = telling.morning();
        return morning == null ? now.toInstant() : today(morning, now).toInstant();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (alarm != null) alarm.cancel();
    }
}
