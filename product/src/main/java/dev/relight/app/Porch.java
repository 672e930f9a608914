package dev.relight.app;

import dev.relight.account.Audit;
import dev.relight.api.Metrics;
import dev.relight.http.Onlooker;

/// Writes down who came to the door, and counts.
record Porch(Audit audit, Metrics metrics) implements Onlooker {
    @Override
    public void writes(String by, String what, String from) {
        audit.note(by, what, "let in", from);
    }

    @Override
    public void door(String by, String what, String outcome, String from) {
        audit.note(by, what, outcome, from);
    }

    @Override
    public void answered(int status) {
        metrics.served(status);
    }
}
