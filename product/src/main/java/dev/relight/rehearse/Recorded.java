package dev.relight.rehearse;

import dev.relight.incident.Event;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Purpose;
import dev.relight.incident.Run;
import dev.relight.journal.Archive;
import dev.relight.journal.JournalFault;
import dev.relight.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What commands really answered in an incident of the past, so that it can be played again.
///
/// A command is known by its text: the runbook may have been edited since.
public final class Recorded {
    private final Archive archive;
    private final Plan plan;
    private final Map<String, Run> running = new HashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private @Nullable Plan then;

    /// @param line in the runbook of today
    private record Taken(int line, Purpose purpose, LineEnd end, boolean helped) {}

    private Recorded(Archive archive, Plan plan) {
        this.archive = archive;
        this.plan = plan;
    }

    /// The answers, the earliest of each command first; empty if nothing ran that the runbook still
    /// has.
    public static List<Written> of(Archive archive, String incident, Plan plan) {
        var recorded = new Recorded(archive, plan);
        archive.events(incident).forEach(recorded::read);
        return recorded.taken.stream().map(recorded::written).toList();
    }

    private void read(Event event) {
        switch (event) {
            case Event.Opened(_, var opening) -> then = opening.plan();
            case Event.JobStarted(_, var run, _) -> running.put(run.fence(), run);
            case Event.JobEnded(_, var fence, var lines, _) -> {
                var run = running.remove(fence);
                if (run != null) lines.forEach(end -> take(run, end));
            }
            case Event.RungHelped _ -> helped();
            case Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _,
                    Event.Closed _,
                    Event.Aborted _ -> {}
        }
    }

    private void take(Run run, LineEnd end) {
        var line = today(end.line());
        if (line.isPresent() && end.exit() != null)
            taken.add(new Taken(line.get(), run.purpose(), end, false));
    }

    private Optional<Integer> today(int line) {
        if (then == null) return Optional.empty();
        var text = then.command(line).map(command -> command.text()).orElse("");
        if (plan.command(line).filter(it -> it.text().equals(text)).isPresent())
            return Optional.of(line);
        return plan.commands().stream()
                .filter(it -> it.text().equals(text))
                .map(it -> it.line())
                .findFirst();
    }

    /// The last that acted is what helped.
    private void helped() {
        for (int i = taken.size() - 1; i >= 0; i--)
            if (taken.get(i).purpose() == Purpose.ACT) {
                var it = taken.get(i);
                taken.set(i, new Taken(it.line(), it.purpose(), it.end(), true));
                return;
            }
    }

    private Written written(Taken it) {
        var end = it.end();
        int exit = end.exit() == null ? 0 : end.exit();
        var effect = it.helped() ? Answer.Effect.MENDS : Answer.Effect.NONE;
        var answer = new Answer(exit, kept(end.stdout()), kept(end.stderr()), end.took(), effect);
        boolean verified = it.purpose() == Purpose.VERIFY;
        return Written.ofLine(it.line(), !verified, verified, answer);
    }

    /// What was thrown away since is played as silence.
    private String kept(String digest) {
        try {
            return archive.kept(digest);
        } catch (JournalFault gone) {
            return "";
        }
    }
}
