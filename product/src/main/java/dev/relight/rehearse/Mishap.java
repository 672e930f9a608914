package dev.relight.rehearse;

/// What can go wrong in the simulated world.
public enum Mishap {
    /// Relight dies where it writes or starts something.
    CRASH,
    /// Relight dies between any two steps.
    SUDDEN,
    /// A job's trace is lost in a crash.
    LOST,
    /// A command does not end in time.
    LATE,
    /// A command takes a hundred times as long as usual.
    SLOW,
    /// A report never arrives.
    MUTE,
    /// A report arrives long after others that were made later.
    DELAYED,
    /// A report arrives twice.
    REPEATED,
    /// A command answers something nobody would expect of it.
    ODD,
    /// A command prints a secret.
    SECRET,
    /// Somebody edits a file between the yes and the run.
    EDITED,
    /// The service comes or goes by itself.
    FLAP,
    /// The machine was asleep: the clock jumps forward.
    LEAP,
    /// The journal cannot be written, or says so although it was.
    DISK,
    /// A notice is not delivered.
    UNTOLD,
    /// A person does not answer.
    SILENT,
    /// A person answers when the question has long expired.
    TARDY,
    /// A person says the same thing twice.
    TWICE,
    /// A person says no.
    NO,
    /// A person chooses another than the likeliest, or what was not offered.
    OTHER
}
