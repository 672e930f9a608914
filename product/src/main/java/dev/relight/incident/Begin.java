package dev.relight.incident;

import java.time.Instant;

/// How an incident stands when it has just been opened.
final class Begin {
    private Begin() {}

    static Incident.Open open(Instant at, Opening opening) {
        boolean planned = opening.policy().guardrails().window(at).isPresent();
        var desk =
                planned
                        ? Desk.empty()
                        : Desk.empty()
                                .telling(
                                        opening.id(),
                                        Notice.Kind.OPENED,
                                        at,
                                        "",
                                        opening.summary());
        return new Incident.Open(
                opening,
                at,
                new Stage.Assessing(at),
                new Health(Health.State.DOWN, at, opening.summary()),
                Jobs.none(),
                Known.nothing(),
                Trail.fresh(),
                desk,
                Clock.fresh(at),
                Reins.loose());
    }
}
