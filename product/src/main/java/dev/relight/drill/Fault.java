package dev.relight.drill;

/// One way to break a service for real; every part but the first two is bash, run in its home.
///
/// @param name as typed after `--fault`: `port-conflict`
/// @param breaks what happens, in one sentence without a full stop
/// @param needs exits 0 where the fault can be made; prints the reason where not
/// @param make breaks it
/// @param proof exits 0 once the effect is there
/// @param undo puts everything back whatever came between; may run many times
public record Fault(
        String name, String breaks, String needs, String make, String proof, String undo) {
    /// Names are typed, and name files.
    static final String NAME = "[a-z0-9][a-z0-9-]{0,60}";
}
