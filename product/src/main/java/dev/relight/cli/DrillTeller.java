package dev.relight.cli;

import dev.relight.drill.Drill;
import dev.relight.incident.Event;
import dev.relight.incident.Hypothesis;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What happens in a drill, line by line, with the seconds since the fault was being made.
final class DrillTeller implements Drill.Teller {
    private final Terminal terminal;
    private Instant zero = Instant.now();

    DrillTeller(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void breaking(String what) {
        zero = Instant.now();
        step("breaking: " + what);
    }

    @Override
    public void step(String text) {
        line(Instant.now(), text);
    }

    @Override
    public void heard(Event event) {
        var text = text(event);
        if (!text.isEmpty()) line(event.at(), text);
    }

    private void line(Instant at, String text) {
        var seconds = Duration.between(zero, at).toMillis() / 1000.0;
        terminal.out().printf(Locale.ROOT, "   %6.1f s  %s%n", Math.max(0, seconds), text);
        terminal.out().flush();
    }

    private static String text(Event event) {
        return switch (event) {
            case Event.Opened _ -> "detected";
            case Event.EvidenceGathered _ -> "evidence is in";
            case Event.ScenarioChosen it -> "scenario: " + it.chosen().title();
            case Event.NoScenarioFits it -> "no scenario fits: " + it.because();
            case Event.CausesLeft it ->
                    "fits, without a command: "
                            + String.join(
                                    "; ", it.causes().stream().map(Hypothesis::title).toList());
            case Event.RungTaken it -> "tries: " + it.rung().title();
            case Event.RungSkipped it -> "leaves out: " + it.title() + ": " + it.because();
            case Event.RungFailed it -> "did not help: " + it.because();
            case Event.RungHelped _ -> "helped";
            case Event.PauseBegan it -> "waits: " + it.because();
            case Event.Asked it -> "asks: " + it.question().title();
            case Event.Blocked it -> "is held back: " + it.because();
            case Event.VerifyFailed it -> "verification failed: " + it.because();
            case Event.SoakBegan _ -> "restored; soaking";
            case Event.DownAgain it -> "down again: " + it.detail();
            case Event.Resolved _ -> "resolved";
            case Event.HandedOver it -> "handed over: " + it.because();
            default -> "";
        };
    }
}
