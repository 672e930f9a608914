package dev.relight.cli;

import dev.relight.drill.Flight;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Question;
import dev.relight.incident.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One fault from the break to the end: listens, tells, answers questions, and keeps the times.
final class DemoScene {
    /// What reached the teller.
    private sealed interface Message {
        record Heard(String incident, List<Event> events, Incident after) implements Message {}

        record Typed(String line) implements Message {}
    }

    /// How it ended.
    ///
    /// @param incident its id; null when there was none
    /// @param scenario heading of the one that was chosen; empty if none was
    /// @param helped title of the step that helped; empty if none did
    record End(
            boolean restored,
            @Nullable String incident,
            String scenario,
            String helped,
            @Nullable Duration detected,
            @Nullable Duration acknowledged,
            @Nullable Duration restoredAfter) {}

    /// Longer than the slowest restore by far; then something is wrong with Relight itself.
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final long LOOK_MILLIS = 500;

    private final Story story;
    private final Instant zero;
    private final Flight flight;
    private final DemoPeople people;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private @Nullable Question pending;
    private @Nullable String incident;
    private @Nullable Instant detected;
    private @Nullable Instant acknowledged;
    private @Nullable Instant restored;
    private String scenario = "";
    private String tried = "";
    private String helped = "";
    private boolean resolved;
    private boolean over;

    /// @param zero when the fault was made
    DemoScene(Story story, Instant zero, Flight flight, DemoPeople people) {
        this.story = story;
        this.zero = zero;
        this.flight = flight;
        this.people = people;
    }

    /// Hears the flight; on any thread.
    void heard(String id, List<Event> events, Incident after) {
        messages.add(new Message.Heard(id, events, after));
    }

    /// Hears the terminal; on any thread.
    void typed(String line) {
        messages.add(new Message.Typed(line));
    }

    /// Tells what happens until it is over.
    ///
    /// @param isWell looks at lantern; asked only when nothing is open any more
    /// @param mayBeOver an earlier demo may have seen the end of it
    End play(boolean mayBeOver, Duration soak, BooleanSupplier isWell) throws InterruptedException {
        var end = System.nanoTime() + LIMIT.plus(soak).toNanos();
        while (!over && System.nanoTime() < end) {
            var message = messages.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            switch (message) {
                case null -> {
                    if (mayBeOver && incident == null && isWell.getAsBoolean()) {
                        resolved = true;
                        over = true;
                    }
                }
                case Message.Heard heard -> take(heard);
                case Message.Typed(var line) -> typedAnswer(line);
            }
        }
        return new End(
                resolved,
                incident,
                scenario,
                helped,
                since(detected),
                since(acknowledged),
                since(restored));
    }

    private void take(Message.Heard heard) {
        incident = heard.incident();
        if (heard.after() instanceof Incident.Open open && isPickedUp(heard.events())) pickUp(open);
        for (var event : heard.events()) {
            if (over) return;
            note(event);
            story.tell(event);
            if (event instanceof Event.Asked asked) answer(asked.question());
        }
    }

    private static boolean isPickedUp(List<Event> events) {
        return events.isEmpty() || events.getFirst() instanceof Event.Resumed;
    }

    /// After a restart: what was seen before is not told again, what was asked is.
    private void pickUp(Incident.Open open) {
        if (detected == null) detected = open.since();
        if (acknowledged == null) acknowledged = open.since();
        story.pickUp(open.opening().plan());
        if (open.stage() instanceof Stage.Watching) restoredBefore(open);
        if (open.stage() instanceof Stage.HandedOver) over = true;
        var question = open.desk().pending();
        if (question == null) return;
        story.tell(new Event.Asked(open.since(), question));
        answer(question);
    }

    /// It was cut off after it had seen the end of it, and before it had told so.
    private void restoredBefore(Incident.Open open) {
        if (restored == null) restored = open.health().since();
        resolved = true;
        over = true;
    }

    private void note(Event event) {
        if (event instanceof Event.Opened it) detected = it.at();
        if (event instanceof Event.Acknowledged it) acknowledged = it.at();
        if (event instanceof Event.ScenarioChosen it) scenario = it.chosen().title();
        if (event instanceof Event.RungTaken it) tried = it.rung().title();
        if (event instanceof Event.RungHelped) helped = tried;
        if (event instanceof Event.SoakBegan it) restored = it.at();
        if (event instanceof Event.DownAgain) restored = null;
        if (event instanceof Event.Resolved) resolved = true;
        over |=
                event instanceof Event.Resolved
                        || event instanceof Event.HandedOver
                        || event instanceof Event.Aborted
                        || event instanceof Event.Closed;
    }

    private void answer(Question question) {
        if (!people.asks()) {
            people.scripted(question).forEach(signal -> flight.submit(named(), signal));
            return;
        }
        pending = question;
        if (people.areGone()) typedAnswer("");
        else {
            story.page()
                    .ask(question.which() != null ? "which? [a number, or n] " : "say yes? [y/N] ");
            people.expectAnswer();
        }
    }

    private void typedAnswer(String line) {
        var question = pending;
        if (question == null) return;
        pending = null;
        people.typed(question, line).forEach(signal -> flight.submit(named(), signal));
    }

    private String named() {
        if (incident == null) throw new IllegalStateException("a question before its incident");
        return incident;
    }

    private @Nullable Duration since(@Nullable Instant at) {
        return at == null ? null : Duration.between(zero, at);
    }
}
