package dev.relight.rehearse;

import dev.relight.engine.Engine;
import dev.relight.incident.Guard;
import dev.relight.incident.Incident;
import dev.relight.incident.Question;
import dev.relight.incident.Signal;
import dev.relight.incident.Stage;
import dev.relight.incident.Stop;
import dev.relight.incident.Which;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;

/// The people of the simulated world: they answer what they are asked, sooner or later.
final class Crowd {
    private static final List<String> NAMES = List.of("ada", "ben");
    private static final Duration TARDY = Duration.ofMinutes(16);

    private final Time time;
    private final Fate fate;
    private final Town town;
    private final Auditor auditor;
    private final Secrets secrets;
    private final Supplier<Engine> engine;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> glass = new HashSet<>();
    private final Set<String> awake = new HashSet<>();

    /// @param engine the one that lives at that time
    Crowd(
            Time time,
            Fate fate,
            Town town,
            Auditor auditor,
            Secrets secrets,
            Supplier<Engine> engine) {
        this.time = time;
        this.fate = fate;
        this.town = town;
        this.auditor = auditor;
        this.secrets = secrets;
        this.engine = engine;
    }

    /// Reads the open question, if it is new to them, and takes over what is handed over.
    void hear(String id, Incident incident) {
        if (!(incident instanceof Incident.Open open)) return;
        if (open.stage() instanceof Stage.HandedOver stage && taken.add(id + stage.since()))
            takeOver(id);
        breakGlass(id, open);
        acknowledge(id, open);
        var question = open.desk().pending();
        if (question == null || !asked.add(question.id())) return;
        if (fate.strikes(Mishap.SILENT)) return;
        boolean no = fate.strikes(Mishap.NO);
        for (var name : NAMES) {
            var when = time.instant().plusMillis(fate.millis(1_000, 120_000));
            if (fate.strikes(Mishap.TARDY)) when = when.plus(TARDY);
            say(when, id, () -> answer(question, name, no));
            if (fate.strikes(Mishap.TWICE)) say(when, id, () -> answer(question, name, no));
        }
    }

    /// Where a word holds for a while only, somebody gives it, and not always again.
    private void acknowledge(String id, Incident.Open open) {
        var isLimited = open.opening().policy().patience().acknowledged() != null;
        var held = open.clock().held();
        var about = held == null ? id + open.clock().lapsed() : id + held.until();
        if (!isLimited || !awake.add(about) || fate.millis(0, 3) == 0) return;
        var when = time.instant().plusMillis(fate.millis(1_000, 3_000_000));
        var name = fate.oneOf(NAMES);
        say(when, id, () -> new Signal.PersonAcknowledged(time.instant(), name));
    }

    /// Some will not wait for the end of a window, or of a limit.
    private void breakGlass(String id, Incident.Open open) {
        var stop = open.reins().stop();
        boolean isWindow = stop != null && stop.kind() == Stop.Kind.WINDOW;
        if (!isWindow && !open.isBlocked()) return;
        var guard = isWindow ? Guard.WINDOW : Guard.RECOVERIES;
        if (!glass.add(id + guard) || fate.millis(0, 3) > 0) return;
        var when = time.instant().plusMillis(fate.millis(1_000, 300_000));
        say(
                when,
                id,
                () ->
                        new Signal.PersonBrokeGlass(
                                time.instant(), "ada", guard, "", words("it cannot wait")));
        if (fate.strikes(Mishap.SECRET))
            say(
                    when,
                    id,
                    () -> new Signal.PersonNoted(time.instant(), "ben", words("for the record")));
    }

    /// People write what they should not.
    private String words(String because) {
        return fate.strikes(Mishap.SECRET) ? because + "; " + secrets.line(fate) : because;
    }

    private void say(Instant when, String id, Supplier<Signal.ByPerson> words) {
        time.at(
                when,
                () -> {
                    var said = words.get();
                    auditor.said(id, said);
                    engine.get().submit(id, said);
                });
    }

    /// A person looks into it: mends it by hand, has it tried again, or gives up.
    private void takeOver(String id) {
        var when = time.instant().plusMillis(fate.millis(60_000, 600_000));
        var choice = fate.millis(0, 4);
        if (choice == 0) say(when, id, () -> aborted("given up"));
        else if (choice == 1)
            say(
                    when,
                    id,
                    () -> new Signal.PersonRetried(time.instant(), "ben", words("once more")));
        else time.at(when, () -> town.of(id).isUp(true));
        say(when.plus(PATIENCE), id, () -> aborted("too long"));
    }

    /// After this long a person closes what is still open.
    private static final Duration PATIENCE = Duration.ofHours(1);

    private Signal.ByPerson aborted(String because) {
        return new Signal.PersonAborted(time.instant(), "ada", words(because));
    }

    /// Nobody remembers what Relight forgot: after a crash open questions are answered anew.
    void forget() {
        asked.clear();
        taken.clear();
    }

    /// The likeliest, mostly; where people err, any other, or what nobody offered.
    private SortedMap<String, String> choice(Which which) {
        var values = which.likeliest();
        if (fate.strikes(Mishap.OTHER))
            for (var blank : which.blanks()) {
                int at = (int) fate.millis(0, blank.options().size() + 1L);
                values.put(
                        blank.name(),
                        at < blank.options().size()
                                ? blank.options().get(at).value()
                                : "1; touch /tmp/owned");
            }
        return values;
    }

    private Signal.ByPerson answer(Question question, String name, boolean no) {
        var which = question.which();
        if (which != null && !no)
            return new Signal.PersonChose(time.instant(), name, question.id(), choice(which));
        return no
                ? new Signal.PersonRefused(
                        time.instant(), name, question.id(), words("not tonight"))
                : new Signal.PersonApproved(time.instant(), name, question.id(), question.digest());
    }
}
