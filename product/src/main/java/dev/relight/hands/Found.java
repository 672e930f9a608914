package dev.relight.hands;

/// What a sighting proves.
sealed interface Found {
    /// There is no folder.
    ///
    /// @param isRootNew so that this proves nothing
    record Nothing(boolean isRootNew) implements Found {}

    /// Nothing of it ran, and nothing will by itself.
    record NeverRan(String why) implements Found {}

    /// Its supervisor flies it.
    record Flying(Intent intent, Mark supervisor) implements Found {}

    /// Its shell is alive, but not its supervisor.
    record Orphan(Intent intent, Mark shell) implements Found {}

    /// It is over.
    record Landed(Intent intent, Trace trace, Trace.Over over) implements Found {}

    /// It was started, and how it ended stands nowhere.
    record Unknown(Intent intent, Trace trace, String why) implements Found {}

    static Found of(Sighting seen) {
        if (!seen.isThere()) return new Nothing(seen.isRootNew());
        var written = Intent.read(seen.intent());
        if (written.isEmpty()) return new NeverRan("Relight ended before it was started");
        var intent = written.get();
        var trace = Trace.of(seen.log());
        var over = trace.over();
        if (over != null) return new Landed(intent, trace, over);
        if (!intent.boot().equals(seen.boot()))
            return new Unknown(intent, trace, "the machine was started anew while it ran");
        if (seen.claim().equals(JobFolder.NOBODY))
            return new NeverRan("Relight ended at the moment it was to be started");
        return claimed(seen, intent, trace);
    }

    private static Found claimed(Sighting seen, Intent intent, Trace trace) {
        var supervisor = Mark.read(seen.claim());
        if (supervisor.isPresent() && seen.isSupervisorAlive())
            return new Flying(intent, supervisor.get());
        var shell = trace.shell();
        if (shell != null && seen.isShellAlive()) return new Orphan(intent, shell);
        if (supervisor.isPresent() && trace.ready() == null)
            return new NeverRan("its supervisor was killed before it began");
        return new Unknown(intent, trace, "its supervisor was killed while it ran");
    }
}
