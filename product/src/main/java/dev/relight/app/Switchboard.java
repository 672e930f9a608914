package dev.relight.app;

import dev.relight.engine.Hands;
import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import java.util.function.Consumer;
import java.util.function.Function;

/// Hands that give each job to the hands of the machine it belongs to.
final class Switchboard implements Hands {
    private final Function<String, Hands> handsOf;

    /// @param handsOf job's id -> the hands of its machine; the same as long as an incident lives
    Switchboard(Function<String, Hands> handsOf) {
        this.handsOf = handsOf;
    }

    @Override
    public void start(Job job, Consumer<JobReport> report) {
        handsOf.apply(job.id()).start(job, report);
    }

    @Override
    public void reattach(String id, Consumer<JobReport> report) {
        handsOf.apply(id).reattach(id, report);
    }

    @Override
    public void kill(String id) {
        handsOf.apply(id).kill(id);
    }

    @Override
    public void forget(String id) {
        handsOf.apply(id).forget(id);
    }
}
