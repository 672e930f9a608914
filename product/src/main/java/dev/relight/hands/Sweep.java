package dev.relight.hands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Kills whatever belongs to a job when its supervisor cannot: the shell's group and session, and
/// all that carry the job's tag.
final class Sweep {
    /// A process may fork while it is looked for; one that still does after this many rounds wins.
    private static final int ROUNDS_MAX = 10;

    private Sweep() {}

    static void kill(String id, @Nullable Mark shell) throws IOException {
        for (int round = 0; round < ROUNDS_MAX; round++) if (killed(id, shell) == 0) return;
    }

    private static int killed(String id, @Nullable Mark shell) throws IOException {
        int killed = 0;
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var entry : all) {
                long pid = Long.parseLong(entry.getFileName().toString());
                boolean belongs = (shell != null && shell.leads(pid)) || isTagged(entry, id);
                if (belongs && ProcessHandle.of(pid).map(Sweep::killed).orElse(false)) killed++;
            }
        }
        return killed;
    }

    private static boolean killed(ProcessHandle process) {
        return process.destroyForcibly();
    }

    private static boolean isTagged(Path process, String id) {
        try {
            var environment =
                    Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            return ("\0" + environment).contains("\0" + Surroundings.TAG + "=" + id + "\0");
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
