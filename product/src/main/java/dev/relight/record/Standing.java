package dev.relight.record;

import dev.relight.incident.Footing;
import dev.relight.incident.Incident;
import dev.relight.incident.Stage;
import java.time.Instant;

/// Where an incident stands, in a word or two.
///
/// @param word such as `asking`, `soaking`, `handed over`
/// @param since when it came there
public record Standing(String word, Instant since) {
    public static Standing of(Incident incident) {
        return switch (incident) {
            case Incident.Quiet _ -> new Standing("not begun", Instant.EPOCH);
            case Incident.Over(_, var at, var ending) ->
                    new Standing(
                            switch (ending) {
                                case RESOLVED -> "resolved";
                                case ABORTED -> "aborted";
                            },
                            at);
            case Incident.Open open -> open(open);
        };
    }

    private static Standing open(Incident.Open open) {
        if (open.desk().hold() != null) return new Standing("on hold", open.stage().since());
        return switch (open.stage()) {
            case Stage.Assessing stage -> new Standing("assessing", stage.since());
            case Stage.Climbing(_, var footing, _) -> climbing(footing);
            case Stage.Verifying stage -> new Standing("verifying", stage.first());
            case Stage.Soaking stage -> new Standing("soaking", stage.since());
            case Stage.HandedOver stage -> new Standing("handed over", stage.since());
            case Stage.Watching stage -> new Standing("watching", stage.since());
        };
    }

    private static Standing climbing(Footing footing) {
        var word =
                switch (footing) {
                    case Footing.Asking _, Footing.Choosing _ -> "asking";
                    case Footing.Waiting _ -> "waiting";
                    case Footing.Doubting _ -> "in doubt";
                    case Footing.Settling _ -> "settling";
                    case Footing.Pausing _ -> "pausing";
                    case Footing.Free _, Footing.Ready _, Footing.Running _ -> "repairing";
                };
        return new Standing(word, footing.since());
    }
}
