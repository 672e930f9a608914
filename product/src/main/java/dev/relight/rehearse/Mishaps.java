package dev.relight.rehearse;

/// How often things go wrong, each one in so many; 0 for never.
///
/// @param crash Relight dies where it writes or starts something
/// @param sudden Relight dies between any two steps
/// @param lost a job's trace is lost in a crash
/// @param late a command does not end in time
/// @param repeated a signal arrives twice
/// @param flap the service comes or goes by itself
/// @param silent a person does not answer
/// @param no a person says no
public record Mishaps(
        int crash, int sudden, int lost, int late, int repeated, int flap, int silent, int no) {
    public static Mishaps none() {
        return new Mishaps(0, 0, 0, 0, 0, 0, 0, 0);
    }

    public static Mishaps many() {
        return new Mishaps(40, 700, 3, 25, 10, 400, 8, 6);
    }
}
