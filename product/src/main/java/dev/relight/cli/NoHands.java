package dev.relight.cli;

import dev.relight.engine.Hands;
import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import java.util.function.Consumer;

/// Hands that run nothing: whoever only looks must not be able to do anything.
record NoHands() implements Hands {
    @Override
    public void start(Job job, Consumer<JobReport> report) {
        throw new IllegalStateException("nothing is run here, and this was to run: " + job.id());
    }

    @Override
    public void reattach(String id, Consumer<JobReport> report) {
        throw new IllegalStateException("nothing was run here");
    }

    @Override
    public void kill(String id) {
        // nothing runs
    }

    @Override
    public void forget(String id) {
        // nothing ran
    }
}
