package dev.relight.rehearse;

import dev.relight.engine.Engine;
import dev.relight.incident.Incident;
import dev.relight.incident.Question;
import dev.relight.incident.Signal;
import dev.relight.incident.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The people of the simulated world: they answer what they are asked, sooner or later.
final class Crowd {
    private static final List<String> NAMES = List.of("ada", "ben");

    private final Time time;
    private final Fate fate;
    private final Stand stand;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    Crowd(Time time, Fate fate, Stand stand) {
        this.stand = stand;
        this.time = time;
        this.fate = fate;
    }

    /// Reads the open question, if it is new to them, and takes over what is handed over.
    void hear(Engine engine, String id, Incident incident) {
        if (!(incident instanceof Incident.Open open)) return;
        if (open.stage() instanceof Stage.HandedOver stage && taken.add(id + stage.since()))
            takeOver(engine, id);
        var question = open.desk().pending();
        if (question == null || !asked.add(question.id())) return;
        if (fate.strikes(fate.mishaps().silent())) return;
        boolean no = fate.strikes(fate.mishaps().no());
        for (var name : NAMES) {
            var when = time.instant().plusMillis(fate.millis(1_000, 120_000));
            time.at(when, () -> engine.submit(id, answer(question, name, no)));
        }
    }

    /// A person looks into it: mends it by hand, has it tried again, or gives up.
    private void takeOver(Engine engine, String id) {
        var when = time.instant().plusMillis(fate.millis(60_000, 600_000));
        var choice = fate.millis(0, 4);
        time.at(
                when,
                () -> {
                    if (choice == 0)
                        engine.submit(
                                id, new Signal.PersonAborted(time.instant(), "ada", "given up"));
                    else if (choice == 1)
                        engine.submit(
                                id, new Signal.PersonRetried(time.instant(), "ben", "once more"));
                    else stand.isUp(true);
                });
        var later = when.plusSeconds(3_600);
        time.at(
                later,
                () ->
                        engine.submit(
                                id, new Signal.PersonAborted(time.instant(), "ada", "too long")));
    }

    /// Nobody remembers what Relight forgot: after a crash open questions are answered anew.
    void forget() {
        asked.clear();
        taken.clear();
    }

    private Signal answer(Question question, String name, boolean no) {
        return no
                ? new Signal.PersonRefused(time.instant(), name, question.id(), "not tonight")
                : new Signal.PersonApproved(time.instant(), name, question.id(), question.digest());
    }
}
