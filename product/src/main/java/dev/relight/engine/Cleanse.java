package dev.relight.engine;

import dev.relight.incident.Signal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Takes secrets out of what people and senders wrote, before anything is decided or recorded.
final class Cleanse {
    private final UnaryOperator<String> redact;

    Cleanse(UnaryOperator<String> redact) {
        this.redact = redact;
    }

    String text(String text) {
        return redact.apply(text);
    }

    Alert alert(Alert alert) {
        Map<String, String> labels = new TreeMap<>();
        alert.labels().forEach((name, value) -> labels.put(name, redact.apply(value)));
        return new Alert(
                alert.service(),
                alert.dedupKey(),
                redact.apply(alert.summary()),
                labels,
                alert.plan(),
                alert.faults(),
                alert.site(),
                alert.policy(),
                alert.onset());
    }

    Signal signal(Signal signal) {
        return signal instanceof Signal.ByPerson said ? said(said) : signal;
    }

    private Signal said(Signal.ByPerson said) {
        return switch (said) {
            case Signal.PersonRefused(var at, var by, var question, var because) ->
                    new Signal.PersonRefused(at, by, question, redact.apply(because));
            case Signal.PersonChose(var at, var by, var question, var values) -> {
                var clean = new TreeMap<String, String>();
                values.forEach((name, value) -> clean.put(redact.apply(name), redact.apply(value)));
                yield new Signal.PersonChose(at, by, question, clean);
            }
            case Signal.PersonSkipped(var at, var by, var because) ->
                    new Signal.PersonSkipped(at, by, redact.apply(because));
            case Signal.PersonDidIt(var at, var by, var question, var because) ->
                    new Signal.PersonDidIt(at, by, question, redact.apply(because));
            case Signal.PersonTookOver(var at, var by, var because) ->
                    new Signal.PersonTookOver(at, by, redact.apply(because));
            case Signal.PersonBrokeGlass(var at, var by, var guard, var about, var because) ->
                    new Signal.PersonBrokeGlass(at, by, guard, about, redact.apply(because));
            case Signal.PersonRetried(var at, var by, var because) ->
                    new Signal.PersonRetried(at, by, redact.apply(because));
            case Signal.PersonMended(var at, var by, var because) ->
                    new Signal.PersonMended(at, by, redact.apply(because));
            case Signal.PersonNoted(var at, var by, var text) ->
                    new Signal.PersonNoted(at, by, redact.apply(text));
            case Signal.PersonAborted(var at, var by, var because) ->
                    new Signal.PersonAborted(at, by, redact.apply(because));
            case Signal.PersonHeld(var at, var by, var because) ->
                    new Signal.PersonHeld(at, by, redact.apply(because));
            case Signal.PersonApproved _,
                    Signal.PersonAcknowledged _,
                    Signal.PersonDid _,
                    Signal.PersonReleased _ ->
                    said;
        };
    }
}
