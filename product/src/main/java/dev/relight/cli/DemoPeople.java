package dev.relight.cli;

import dev.relight.incident.Question;
import dev.relight.incident.Signal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/// Who answers the questions of a demo: scripted people, or whoever sits at the terminal.
final class DemoPeople {
    /// The people on call in lantern's runbook.
    private static final List<String> SCRIPTED = List.of("Ada", "Ben", "Cleo");

    private static final String AT_THE_TERMINAL = "you";

    private final boolean asks;
    private final BooleanSupplier isWell;
    private final InstantSource clock;
    private final Semaphore questions = new Semaphore(0);
    private volatile boolean gone;

    /// @param asks the person at the terminal, instead of the scripted ones
    /// @param isWell looks at lantern, as a person would
    DemoPeople(boolean asks, BooleanSupplier isWell, InstantSource clock) {
        this.asks = asks;
        this.isWell = isWell;
        this.clock = clock;
    }

    boolean asks() {
        return asks;
    }

    /// A line is wanted now; what was typed before is no answer to it.
    void expectAnswer() {
        questions.release();
    }

    /// Waits until a line is wanted.
    void awaitQuestion() throws InterruptedException {
        questions.acquire();
    }

    /// Nobody sits at the terminal any more; every further question is a no.
    void leave() {
        gone = true;
    }

    boolean areGone() {
        return gone;
    }

    /// How many yeses the policy may want of these people.
    int count() {
        return asks ? 1 : 2;
    }

    /// What the scripted people say.
    List<Signal> scripted(Question question) {
        return switch (question.kind()) {
            case APPROVE, DOUBT -> yes(question, SCRIPTED);
            case CHOOSE -> choose(question, SCRIPTED.getFirst(), "1");
            case BY_HAND ->
                    List.of(no(question, SCRIPTED.getFirst(), "nobody has hands in a demo"));
            case HEALTH ->
                    isWell.getAsBoolean()
                            ? yes(question, SCRIPTED)
                            : List.of(no(question, SCRIPTED.getFirst(), "lantern is not well"));
        };
    }

    /// What the person at the terminal said; anything but a clear yes is a no.
    List<Signal> typed(Question question, String line) {
        var word = line.strip().toLowerCase(Locale.ROOT);
        if (question.which() != null) return choose(question, AT_THE_TERMINAL, word);
        if (word.equals("y") || word.equals("yes")) return yes(question, List.of(AT_THE_TERMINAL));
        return List.of(no(question, AT_THE_TERMINAL, word.isEmpty() ? "no answer" : word));
    }

    /// A number picks one for each; anything else is a no.
    private List<Signal> choose(Question question, String person, String word) {
        var which = question.which();
        var values = which == null ? null : which.picked(word);
        if (values == null)
            return List.of(no(question, person, word.isEmpty() ? "no answer" : word));
        return List.of(new Signal.PersonChose(clock.instant(), person, question.id(), values));
    }

    private List<Signal> yes(Question question, List<String> people) {
        var signals = new ArrayList<Signal>();
        for (var person : people.subList(0, Math.min(question.yeses(), people.size())))
            signals.add(
                    new Signal.PersonApproved(
                            clock.instant(), person, question.id(), question.digest()));
        return signals;
    }

    private Signal no(Question question, String person, String because) {
        return new Signal.PersonRefused(clock.instant(), person, question.id(), because);
    }
}
