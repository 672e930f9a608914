package dev.relight.rehearse;

import dev.relight.engine.Engine;
import dev.relight.incident.Incident;
import dev.relight.incident.Question;
import dev.relight.incident.Signal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The people of the simulated world: they answer what they are asked, sooner or later.
final class Crowd {
    private static final List<String> NAMES = List.of("ada", "ben");

    private final Time time;
    private final Fate fate;
    private final Set<String> asked = new HashSet<>();

    Crowd(Time time, Fate fate) {
        this.time = time;
        this.fate = fate;
    }

    /// Reads the open question, if it is new to them.
    void hear(Engine engine, String id, Incident incident) {
        if (!(incident instanceof Incident.Open open)) return;
        var question = open.desk().pending();
        if (question == null || !asked.add(question.id())) return;
        if (fate.strikes(fate.mishaps().silent())) return;
        boolean no = fate.strikes(fate.mishaps().no());
        for (var name : NAMES) {
            var when = time.instant().plusMillis(fate.millis(1_000, 120_000));
            time.at(when, () -> engine.submit(id, answer(question, name, no)));
        }
    }

    /// Nobody remembers what Relight forgot: after a crash open questions are answered anew.
    void ask(String question) {
        asked.remove(question);
    }

    private Signal answer(Question question, String name, boolean no) {
        return no
                ? new Signal.PersonRefused(time.instant(), name, question.id(), "not tonight")
                : new Signal.PersonApproved(time.instant(), name, question.id(), question.digest());
    }
}
