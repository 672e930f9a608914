package dev.relight.engine;

import java.util.function.Consumer;

/// Runs jobs on one machine; the port behind which local bash, SSH and containers stand.
///
/// No call blocks on a command, and none throws because of one. Reports arrive on a virtual thread
/// of the hands, exactly one per call of `start` or `reattach`.
public interface Hands {
    /// Starts `job`, at most once in the life of its id: if it was started before (perhaps by a
    /// Relight that died), takes hold of it again and reports how it ends or ended. It is run now
    /// only if nothing of it can have run before.
    void start(Job job, Consumer<JobReport> report);

    /// As `start`, but never runs anything: a job that provably never ran is reported as
    /// [JobReport.End#NOT_STARTED], one without any trace as [JobReport.End#LOST].
    void reattach(String id, Consumer<JobReport> report);

    /// Kills the job's whole process group; its report follows with [JobReport.End#KILLED]. Unknown
    /// ids are ignored.
    void kill(String id);

    /// The outcome is on disk elsewhere now: traces of the job may be removed. A job that still
    /// runs is forgotten when it ends.
    void forget(String id);
}
