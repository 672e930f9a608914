package dev.relight.trace;

import dev.relight.engine.Listener;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.journal.Archive;
import dev.relight.journal.JournalFault;
import dev.relight.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Sends what has happened as spans, some seconds later, from the journal; on a thread of its own,
/// so that nobody waits for it, whatever the collector does.
public final class Traces implements Listener, AutoCloseable {
    /// As many at once as a collector takes without complaint.
    private static final int SPANS_MAX = 256;

    private final Archive journal;
    private final Progress progress;
    private final Way way;
    private @Nullable Otlp otlp;
    private final UnaryOperator<String> redact;
    private final Consumer<String> trouble;
    private final Count count;
    private final Pace pace;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;
    private String told = "";

    /// Hears how many spans went out, or never will.
    public interface Count {
        void sent(int spans);

        void lost(int spans);
    }

    /// When to send, and to try again.
    ///
    /// @param gather what happens meanwhile goes out together; 5 s is OpenTelemetry's default
    /// @param patience the longest wait between two tries
    /// @param closing whoever closes the house does not wait longer for the last spans
    record Pace(Duration gather, Duration patience, Duration closing) {
        static Pace usual() {
            return new Pace(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(2));
        }
    }

    /// What a sender of traces needs of the house.
    ///
    /// @param version of this Relight
    /// @param environment value of a variable; null if unset
    /// @param learn is told every value that must not be shown
    /// @param redact takes secrets out of a text
    /// @param trouble is told, in a line, what does not work; each once
    public record Ports(
            Archive journal,
            String version,
            UnaryOperator<@Nullable String> environment,
            Consumer<String> learn,
            UnaryOperator<String> redact,
            Consumer<String> trouble,
            Count count) {}

    /// Empty when nobody wants traces, or they cannot be sent; then trouble is told. To be called
    /// before the journal is written to.
    public static Optional<Traces> open(Settings settings, Ports ports) {
        return open(settings, ports, Pace.usual());
    }

    static Optional<Traces> open(Settings settings, Ports ports, Pace pace) {
        try {
            var way = Way.of(settings.traces(), ports.version(), ports.environment());
            if (way.isEmpty()) return Optional.empty();
            way.get().headers().values().forEach(ports.learn());
            var progress = Progress.of(ports.journal(), new Mark(settings.state()));
            return Optional.of(new Traces(way.get(), progress, ports, pace));
        } catch (Way.Closed closed) {
            ports.trouble().accept(closed.getMessage());
        } catch (IOException unusable) {
            ports.trouble()
                    .accept(
                            "traces: %s cannot be used; mend: make the state folder writable"
                                    .formatted(unusable.getMessage()));
        }
        return Optional.empty();
    }

    private Traces(Way way, Progress progress, Ports ports, Pace pace) {
        journal = ports.journal();
        redact = ports.redact();
        trouble = ports.trouble();
        count = ports.count();
        this.progress = progress;
        this.pace = pace;
        this.way = way;
        news.release();
        thread = Thread.ofPlatform().daemon().name("traces").start(this::work);
    }

    @Override
    public void heard(String incident, List<Event> events, Incident after) {
        if (!events.isEmpty() && news.availablePermits() == 0) news.release();
    }

    private void work() {
        var wait = pace.gather;
        try {
            while (!closing) {
                news.acquire();
                if (!closing) nap(wait);
                news.drainPermits();
                boolean done = round();
                wait = done ? pace.gather : longer(wait);
                if (!done) news.release();
            }
            boolean _ = round();
            var opened = otlp;
            if (opened != null) opened.close();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (JournalFault | IllegalStateException fault) {
            say("traces: given up until the next start: " + fault.getMessage());
        }
    }

    private Duration longer(Duration wait) {
        var next = wait.multipliedBy(2);
        return next.compareTo(pace.patience) > 0 ? pace.patience : next;
    }

    /// Shorter when the house is closed meanwhile.
    private void nap(Duration length) throws InterruptedException {
        long until = System.nanoTime() + length.toNanos();
        while (!closing && System.nanoTime() < until)
            TimeUnit.MILLISECONDS.sleep(Math.min(50, length.toMillis()));
    }

    /// False when it has to be tried again.
    private boolean round() {
        progress.look();
        boolean all = true;
        for (var id : progress.owed()) {
            all = tell(id);
            if (!all) break;
        }
        try {
            progress.keep();
        } catch (IOException unwritable) {
            say("traces: what was sent cannot be noted, and may be sent again: " + unwritable);
        }
        return all;
    }

    private boolean tell(String id) {
        var events = journal.events(id);
        int from = progress.told(id);
        var known = events.subList(0, Math.min(events.size(), progress.counted(id)));
        var spans =
                Spans.of(known).stream()
                        .filter(span -> span.closedBy() > from)
                        .map(span -> span.told(redact))
                        .toList();
        var trace = Ids.of(id, known.getFirst().at());
        for (int i = 0; i < spans.size(); i += SPANS_MAX) {
            var some = spans.subList(i, Math.min(spans.size(), i + SPANS_MAX));
            switch (otlp().send(trace, some)) {
                case Sent.Taken _ -> {
                    count.sent(some.size());
                    told = "";
                }
                case Sent.Never(var because) -> {
                    count.lost(some.size());
                    say("traces: " + because + "; spans are lost; mend: look at `traces:`");
                }
                case Sent.Later(var because) -> {
                    say("traces: " + because + "; tried again until it works");
                    return false;
                }
            }
        }
        progress.tell(id, isOver(known));
        return true;
    }

    /// Loading it takes a while, so not before there is something to send.
    private Otlp otlp() {
        var known = otlp;
        if (known == null) known = otlp = new Otlp(way);
        return known;
    }

    private static boolean isOver(List<Event> events) {
        return events.stream()
                .anyMatch(it -> it instanceof Event.Closed || it instanceof Event.Aborted);
    }

    /// The same trouble is told once.
    private void say(String words) {
        if (!words.equals(told)) trouble.accept(words);
        told = words;
    }

    /// Sends what is known, for a moment; the rest goes out after the next start.
    @Override
    public void close() {
        closing = true;
        news.release();
        try {
            if (!thread.join(pace.closing)) thread.interrupt();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
