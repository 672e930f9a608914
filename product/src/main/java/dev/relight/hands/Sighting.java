package dev.relight.hands;

import java.io.IOException;

/// A job's folder and processes at one moment, here or elsewhere.
///
/// @param isThere whether it has a folder
/// @param isRootNew nothing was ever kept there before, so that no folder means nothing
/// @param intent text of the file, "" when there is none
/// @param claim likewise
/// @param log likewise, read after the processes were looked for
/// @param boot of the machine, now
record Sighting(
        boolean isThere,
        boolean isRootNew,
        String intent,
        String claim,
        String log,
        String boot,
        boolean isSupervisorAlive,
        boolean isShellAlive) {
    /// Of a folder of this machine; one that nobody has claimed is claimed for nobody.
    static Sighting of(JobFolder folder, boolean isRootNew) throws IOException {
        if (!folder.exists()) return nothing(isRootNew);
        var intent = folder.text("intent");
        if (intent.endsWith("\n")) folder.claimForNobody();
        var claim = folder.claim();
        var supervisor = Mark.read(claim);
        boolean isFlown = supervisor.isPresent() && supervisor.get().isAlive();
        var shell = Trace.of(folder.text("log")).shell();
        boolean isShellAlive = shell != null && shell.isAlive();
        return new Sighting(
                true,
                isRootNew,
                intent,
                claim,
                folder.text("log"),
                Boot.id(),
                isFlown,
                isShellAlive);
    }

    static Sighting nothing(boolean isRootNew) {
        return new Sighting(false, isRootNew, "", "", "", "", false, false);
    }
}
