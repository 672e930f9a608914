package dev.relight.drill;

import java.nio.file.Path;
import java.time.Instant;

/// The promise to undo one fault, on disk before the fault is made.
///
/// @param folder holds `undo.sh`, which a person can run too, and what undo needs to remember
/// @param fault its name
/// @param ownerPid the process that made it
/// @param ownerBorn when that process began, since pids are given again
/// @param until after this anybody may undo it, whoever lives
public record Lease(Path folder, String fault, long ownerPid, Instant ownerBorn, Instant until) {
    Path undo() {
        return folder.resolve("undo.sh");
    }

    /// The maker still lives and its time is not over: keep your hands off.
    boolean isHeld(Instant now) {
        if (now.isAfter(until)) return false;
        return ProcessHandle.of(ownerPid)
                .filter(ProcessHandle::isAlive)
                .flatMap(owner -> owner.info().startInstant())
                .filter(ownerBorn::equals)
                .isPresent();
    }
}
