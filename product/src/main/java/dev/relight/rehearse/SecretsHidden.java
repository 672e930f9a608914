package dev.relight.rehearse;

import dev.relight.incident.Event;

/// I11: no secret that was planted stands in an event, a kept output, a notice or a record.
///
/// Of the events those are looked at at once that hold what commands and people said; at the end
/// every entry of the journal is, as it was written.
final class SecretsHidden implements Invariant {
    private final Secrets secrets;

    SecretsHidden(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "I11";
    }

    @Override
    public void recorded(String incident, Event event) {
        switch (event) {
            case Event.JobEnded(_, var fence, var lines, var facts) -> {
                for (var line : lines) {
                    written("the excerpt of " + fence, line.excerpt());
                    written("the verdict on " + fence, line.check().because());
                }
                for (var fact : facts.list()) {
                    written("a fact of " + fence, fact.value());
                    written("a fact of " + fence, fact.raw());
                }
            }
            case Event.OfDesk said -> written("an event of " + incident, said.toString());
            case Event.Opened _,
                    Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.Closed _,
                    Event.Aborted _ -> {}
        }
    }

    @Override
    public void written(String where, String text) {
        var secret = secrets.in(text);
        if (!secret.isEmpty()) throw broken("a secret stands in " + where + ": " + text);
    }
}
