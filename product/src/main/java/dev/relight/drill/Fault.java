package dev.relight.drill;

/// One way to break a service for real; every part but the first two is bash, run in its home.
///
/// @param name as typed after `--fault`: `port-conflict`
/// @param breaks what happens, in one sentence without a full stop
/// @param needs exits 0 where the fault can be made; prints the reason where not
/// @param make breaks it
/// @param proof exits 0 once the effect is there
/// @param undo puts everything back whatever came between; may run many times
/// @param wanted what a good flight against it looks like
public record Fault(
        String name,
        String breaks,
        String needs,
        String make,
        String proof,
        String undo,
        Wanted wanted) {
    /// Names are typed, and name files.
    static final String NAME = "[a-z0-9][a-z0-9-]{0,60}";

    /// A fault of which nothing is expected but that the service comes back.
    public Fault(String name, String breaks, String needs, String make, String proof, String undo) {
        this(name, breaks, needs, make, proof, undo, Wanted.ANYTHING);
    }

    /// What a good flight looks like, as the one who wrote the fault sees it; each empty where
    /// anything will do.
    ///
    /// @param scenario part of the heading that should be chosen; `none`: none fits
    /// @param action part of the command that should help; `none`: the runbook has no way back
    /// @param hands bash: what a person does when asked to do something by hand
    /// @param why the runbook has no way back, where it has none; for the report
    public record Wanted(String scenario, String action, String hands, String why) {
        public static final Wanted ANYTHING = new Wanted("", "", "", "");

        /// Said where nothing of the runbook should fit.
        public static final String NONE = "none";
    }
}
