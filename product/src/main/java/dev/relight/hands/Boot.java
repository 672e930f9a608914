package dev.relight.hands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The machine since it was switched on.
final class Boot {
    private Boot() {}

    /// A word that no other start of this machine has.
    static String id() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }
}
