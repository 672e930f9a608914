package dev.relight.rehearse;

import dev.relight.finding.Outcome;
import dev.relight.incident.Event;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Opening;
import dev.relight.lexicon.ConditionKind;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// I8: resolved only when no check of the verify phase failed, one passed (or the probe, or a
/// person, says it is well), and it stayed so for the whole soak.
final class ProvenResolved implements Invariant {
    private final Map<String, Books> all = new HashMap<>();

    /// What is known of one incident.
    private static final class Books {
        @Nullable Opening opening;
        final Map<Integer, Outcome> checks = new HashMap<>();
        boolean up;
        boolean said;
        @Nullable Instant soaking;
    }

    @Override
    public String name() {
        return "I8";
    }

    @Override
    public void recorded(String incident, Event event) {
        var books = all.computeIfAbsent(incident, _ -> new Books());
        switch (event) {
            case Event.Opened(_, var opening) -> books.opening = opening;
            case Event.VerifyingBegan _ -> {
                books.checks.clear();
                books.said = false;
                books.soaking = null;
            }
            case Event.JobEnded(_, _, var lines, _) -> lines.forEach(end -> ended(books, end));
            case Event.CameUp _ -> books.up = true;
            case Event.WentDown _, Event.HealthUnknown _ -> books.up = false;
            case Event.Approved _ -> books.said = true;
            case Event.SoakBegan(var at, _, _) -> soaks(incident, books, at);
            case Event.DownAgain _ -> books.soaking = null;
            case Event.Resolved(var at, _, _) -> resolved(incident, books, at);
            case Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _,
                    Event.Closed _,
                    Event.Aborted _ -> {}
        }
    }

    private static void ended(Books books, LineEnd end) {
        var opening = books.opening;
        if (opening == null) return;
        opening.plan()
                .command(end.line())
                .filter(command -> command.phase() == Phase.VERIFY && !end.lacksTool())
                .filter(command -> !isOptional(opening, command))
                .ifPresent(_ -> books.checks.put(end.line(), end.check().outcome()));
    }

    /// "If available": nothing is proved by its absence.
    private static boolean isOptional(Opening opening, Command command) {
        return opening.plan().conditions().stream()
                .filter(condition -> command.conditionLines().contains(condition.line()))
                .anyMatch(condition -> condition.kind() == ConditionKind.AVAILABILITY);
    }

    private void soaks(String incident, Books books, Instant at) {
        if (books.checks.containsValue(Outcome.FALSE))
            throw broken(incident + " soaks although a check failed: " + books.checks);
        if (!books.checks.containsValue(Outcome.TRUE) && !books.up && !books.said)
            throw broken(incident + " soaks and nothing says it is well");
        books.soaking = at;
    }

    private void resolved(String incident, Books books, Instant at) {
        var since = books.soaking;
        var opening = books.opening;
        if (since == null || opening == null) throw broken(incident + " is resolved unsoaked");
        var soaked = Duration.between(since, at);
        if (soaked.compareTo(opening.policy().patience().soak()) < 0)
            throw broken(incident + " is resolved after only " + soaked);
    }
}
