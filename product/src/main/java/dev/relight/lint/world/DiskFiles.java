package dev.relight.lint.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Asks the disk.
///
/// @param folder of the runbook
/// @param from folders a command may be typed in
/// @param known whether those folders are the project's; if not, a missing file proves nothing
record DiskFiles(Path folder, List<Path> from, boolean known) implements World.Files {
    /// Names compared for a hint.
    private static final int NEIGHBOURS_MAX = 500;

    @Override
    public World.Found find(String path) {
        if (path.startsWith("/") || path.startsWith("~")) return World.Found.UNKNOWN;
        boolean anyFolder = !known;
        for (var base : from) {
            var found = at(base, path);
            if (found == World.Found.THERE || found == World.Found.EXECUTABLE) return found;
            anyFolder |= found == World.Found.UNKNOWN;
        }
        return anyFolder ? World.Found.UNKNOWN : World.Found.MISSING;
    }

    @Override
    public World.Found findLink(String path) {
        var found = at(folder, path);
        if (found != World.Found.MISSING || !path.startsWith("/")) return found;
        return find(path.substring(1));
    }

    private static World.Found at(Path base, String path) {
        try {
            var file = base.resolve(path);
            if (!Files.exists(file)) return World.Found.MISSING;
            return Files.isExecutable(file) ? World.Found.EXECUTABLE : World.Found.THERE;
        } catch (InvalidPathException odd) {
            return World.Found.UNKNOWN;
        }
    }

    @Override
    public List<String> neighbours(String path) {
        var names = new ArrayList<String>();
        var prefix = path.substring(0, path.lastIndexOf('/') + 1);
        for (var base : known ? from : List.of(folder)) list(base, path, prefix, names);
        return names;
    }

    private static void list(Path base, String path, String prefix, List<String> names) {
        try {
            var parent = base.resolve(path).normalize().getParent();
            if (parent == null || !Files.isDirectory(parent)) return;
            try (var entries = Files.newDirectoryStream(parent)) {
                for (var entry : entries) {
                    if (names.size() >= NEIGHBOURS_MAX) return;
                    names.add(prefix + entry.getFileName());
                }
            }
        } catch (IOException | InvalidPathException notThere) {
            // Only a hint is lost; the finding still stands.
        }
    }
}
