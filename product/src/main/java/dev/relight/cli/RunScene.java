package dev.relight.cli;

import dev.relight.app.Station;
import dev.relight.cli.incident.Answering;
import dev.relight.engine.Alert;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Question;
import dev.relight.incident.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// One flight told at the terminal: what happens, what is asked, what was answered.
final class RunScene {
    /// What reached the teller.
    private sealed interface Message {
        record Heard(String incident, List<Event> events, Incident after) implements Message {}

        record Typed(String line) implements Message {}

        /// Nobody types any more.
        record Gone() implements Message {}

        /// The engine has stopped by itself.
        record Halted(RuntimeException why) implements Message {}
    }

    private final Terminal terminal;
    private final Station station;
    private final RunOrder order;
    private final Story story;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private @Nullable Question pending;
    private @Nullable String firstYes;
    private @Nullable String incident;
    private boolean gone;

    RunScene(Terminal terminal, Station station, RunOrder order, Instant zero) {
        this.terminal = terminal;
        this.station = station;
        this.order = order;
        this.story = new Story(terminal, zero, "");
    }

    /// Flies until the incident is over or a person has it.
    ///
    /// @return one of [Exit]
    int play(Alert alert) {
        station.engine().whenHalted(why -> messages.add(new Message.Halted(why)));
        int taken =
                station.begin(
                        (id, events, after) -> messages.add(new Message.Heard(id, events, after)));
        listenToOthers();
        if (taken > 0) terminal.out().println("   an earlier run was cut off; it goes on");
        if (!order.noInput()) Thread.ofVirtual().start(this::listenToTerminal);
        // Should it not become durable, the engine halts, and that is heard below.
        var _ = station.open(alert);
        try {
            while (true) {
                switch (messages.take()) {
                    case Message.Heard heard -> {
                        var exit = take(heard);
                        if (exit != null) return exit;
                    }
                    case Message.Typed(var line) -> typed(line);
                    case Message.Halted(var why) -> {
                        terminal.err().println("relight: stopped: " + why.getMessage());
                        return Exit.NO;
                    }
                    case Message.Gone() -> {
                        gone = true;
                        if (pending != null && terminal.interactive()) askElsewhere(pending);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.INTERRUPTED;
        }
    }

    /// Id of the incident that was flown; null before there is one.
    @Nullable String incident() {
        return incident;
    }

    /// `relight incident approve` and its like, typed elsewhere.
    private void listenToOthers() {
        try {
            station.listen(order.state(), Map.of(), words -> terminal.err().println(words));
        } catch (IOException unusable) {
            terminal.err().println("relight: no answers from other terminals: " + unusable);
        }
    }

    private void listenToTerminal() {
        try (var lines =
                new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine())
                messages.add(new Message.Typed(line));
        } catch (IOException closed) {
            // The terminal is gone; questions wait for an answer from another one.
        }
        messages.add(new Message.Gone());
    }

    private @Nullable Integer take(Message.Heard heard) {
        incident = heard.incident();
        if (heard.events().isEmpty() && heard.after() instanceof Incident.Open open) pickUp(open);
        for (var event : heard.events()) {
            story.tell(event);
            if (event instanceof Event.Asked asked) ask(asked.question());
            if (event instanceof Event.Resolved) return Exit.OK;
            if (event instanceof Event.HandedOver || event instanceof Event.Aborted) return Exit.NO;
            if (event instanceof Event.Closed) return Exit.OK;
        }
        if (pending != null && !isAsked(pending, heard.after())) {
            pending = null;
            firstYes = null;
        }
        return null;
    }

    private static boolean isAsked(Question question, Incident incident) {
        return incident instanceof Incident.Open open && question.equals(open.desk().pending());
    }

    /// After a restart: what was asked is asked again.
    private void pickUp(Incident.Open open) {
        story.pickUp(open.opening().plan());
        var question = open.desk().pending();
        if (question == null) return;
        story.tell(new Event.Asked(open.since(), question));
        ask(question);
    }

    private void ask(Question question) {
        pending = question;
        firstYes = null;
        if (order.noInput()) {
            refuse("nobody is asked (--no-input)");
            return;
        }
        if (gone || !terminal.interactive()) askElsewhere(question);
        var wanted = question.which() != null ? "which? [a number, or n] " : "say yes? [y/N] ";
        if (!gone) prompt("%s, %s".formatted(order.person(), wanted));
    }

    /// Nobody may be sitting here; the question waits, and another terminal can answer it.
    private void askElsewhere(Question question) {
        var page = story.page();
        var left = Duration.between(Instant.now(), question.expires());
        page.line(
                Instant.now(),
                Mark.ASKS,
                "elsewhere",
                "no terminal to ask at: it waits %s for an answer from another one; if nobody answers, %s"
                        .formatted(
                                Page.length(left.isNegative() ? Duration.ZERO : left),
                                question.ifSilent()));
        var at = Answering.at(order.state());
        page.code(Answering.yes(question) + at);
        page.code(Answering.no(question) + at);
        if (question.yeses() > 1)
            page.under(question.yeses() + " different people must say yes, each with --as NAME");
    }

    private void prompt(String text) {
        story.page().ask(text);
    }

    private void typed(String line) {
        var question = pending;
        if (question == null) return;
        var word = line.strip();
        if (firstYes != null) {
            second(question, word);
            return;
        }
        var which = question.which();
        var values = which == null ? null : which.picked(word);
        if (values != null) {
            pending = null;
            submit(new Signal.PersonChose(Instant.now(), order.person(), question.id(), values));
            return;
        }
        if (which != null || !word.equalsIgnoreCase("y") && !word.equalsIgnoreCase("yes")) {
            refuse(
                    word.isEmpty() || word.equalsIgnoreCase("n") || word.equalsIgnoreCase("no")
                            ? "said no"
                            : word);
            return;
        }
        approve(question, order.person());
        if (question.yeses() > 1) {
            firstYes = order.person();
            prompt("it takes a second person; your name, if you agree: ");
        } else pending = null;
    }

    private void second(Question question, String name) {
        if (name.isEmpty() || name.equalsIgnoreCase("n") || name.equalsIgnoreCase("no")) {
            refuse("no second person agreed");
            return;
        }
        if (name.equalsIgnoreCase(firstYes)) {
            prompt("that is the same person; another name, or nothing for no: ");
            return;
        }
        approve(question, name);
        pending = null;
    }

    private void approve(Question question, String by) {
        submit(new Signal.PersonApproved(Instant.now(), by, question.id(), question.digest()));
    }

    private void refuse(String because) {
        var question = pending;
        pending = null;
        firstYes = null;
        if (question != null)
            submit(new Signal.PersonRefused(Instant.now(), order.person(), question.id(), because));
    }

    private void submit(Signal signal) {
        if (incident != null) station.submit(incident, signal);
    }
}
