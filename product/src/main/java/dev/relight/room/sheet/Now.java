package dev.relight.room.sheet;

import dev.relight.incident.Footing;
import dev.relight.incident.Grip;
import dev.relight.incident.Incident;
import dev.relight.incident.Run;
import dev.relight.incident.Shown;
import dev.relight.incident.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What Relight does at this moment, in one sentence.
///
/// @param line of the runbook it is about; 0 if none
/// @param until when it is over at the latest; null if nobody can say
public record Now(String text, int line, @Nullable Instant until) {
    static Now of(Incident.Open open) {
        var hold = open.desk().hold();
        if (hold != null) return new Now("Held: " + hold, 0, null);
        var stop = open.reins().stop();
        if (stop != null)
            return new Now(
                    "Nothing automatic now (%s): %s".formatted(stop.kind().word(), stop.because()),
                    0,
                    stop.until());
        return switch (open.stage()) {
            case Stage.Assessing(var since) -> assessing(open, since);
            case Stage.Climbing(_, var footing, _) -> climbing(open, footing);
            case Stage.Verifying _ ->
                    running(open, "It seems to be up; the runbook's checks decide.");
            case Stage.Soaking(_, var until) ->
                    new Now("Up again. Watching whether it stays up.", 0, until);
            case Stage.HandedOver _ ->
                    running(open, "Handed over to a person. Relight goes on watching.");
            case Stage.Watching(_, var until) ->
                    new Now("Resolved. The runbook's own watch goes on.", 0, until);
        };
    }

    private static Now assessing(Incident.Open open, Instant since) {
        int count = open.jobs().running().size();
        var patience = open.opening().policy().patience().evidence();
        var text =
                count == 0
                        ? "Looking around; nothing is changed."
                        : "Looking around: %d %s running; nothing is changed."
                                .formatted(count, count == 1 ? "command" : "commands");
        return new Now(text, 0, since.plus(patience));
    }

    private static Now running(Incident.Open open, String otherwise) {
        for (var run : open.jobs().running().values()) return run(run);
        return new Now(otherwise, 0, null);
    }

    private static Now run(Run run) {
        int line = run.lines().getFirst();
        return new Now(
                "Running line %d: %s".formatted(line, String.join("; ", Shown.lines(run.form()))),
                line,
                run.since().plus(run.form().deadline()));
    }

    private static Now climbing(Incident.Open open, Footing footing) {
        return switch (footing) {
            case Footing.Free _ -> new Now("Choosing what to try next.", 0, null);
            case Footing.Waiting(_, var until) ->
                    new Now("Nothing may be begun before the time is up.", 0, until);
            case Footing.Choosing(_, var key, var title) ->
                    new Now("Waiting to be told which is meant: " + title, key.unit(), null);
            case Footing.Ready(_, var grip) -> new Now("Next: " + title(grip), line(grip), null);
            case Footing.Asking(_, var grip) ->
                    new Now("Waiting for an answer: " + title(grip), line(grip), null);
            case Footing.Running(_, var grip, _) -> running(open, "Running: " + title(grip));
            case Footing.Doubting(_, var grip, _, _) ->
                    new Now(
                            "Nobody knows what became of line %d; finding out."
                                    .formatted(line(grip)),
                            line(grip),
                            null);
            case Footing.Pausing(_, var grip, var until) ->
                    new Now("The runbook says: wait.", line(grip), until);
            case Footing.Settling(_, var grip, var until) ->
                    new Now(
                            "Done: %s. Giving the service time to come up.".formatted(title(grip)),
                            grip.rung().key().unit(),
                            until);
        };
    }

    private static String title(Grip grip) {
        return grip.rung().title();
    }

    private static int line(Grip grip) {
        return grip.next() < grip.rung().parts().size()
                ? grip.rung().parts().get(grip.next()).line()
                : grip.rung().key().unit();
    }
}
