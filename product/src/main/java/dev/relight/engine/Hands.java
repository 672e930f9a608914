package dev.relight.engine;

import java.util.function.Consumer;

/// Runs jobs on one machine; the port behind which local bash, SSH and containers stand.
///
/// No call blocks on a command. Reports arrive on a thread of the hands.
public interface Hands {
    /// Starts `job`, or, when a job of this id was started before (perhaps by a Relight that died),
    /// takes hold of it again: it is never run twice. The report comes exactly once per call.
    void start(Job job, Consumer<JobReport> report);

    /// Takes hold of a job that may have been started before a crash; if no trace of it is found,
    /// reports [JobReport.End#LOST] and starts nothing.
    void reattach(String id, Consumer<JobReport> report);

    /// Kills the job's whole process group; its report follows with [JobReport.End#KILLED]. Unknown
    /// ids are ignored.
    void kill(String id);

    /// The outcome is on disk elsewhere now: traces of the job may be removed.
    void forget(String id);
}
