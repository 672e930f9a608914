package dev.relight.cli.incident;

import dev.relight.bundle.Bundle;
import dev.relight.bundle.Packing;
import dev.relight.bundle.Unpacking;
import dev.relight.cli.Exit;
import dev.relight.cli.Terminal;
import dev.relight.cli.Usage;
import dev.relight.sqlite.SqliteArchive;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// `relight incident export` and `import`: an incident as one file.
final class Bundles {
    private static final String IMPORTED = "imported";
    private static final String ENDING = ".zip";

    private Bundles() {}

    /// What the person named is a file, or something imported earlier; empty if neither.
    static Optional<Path> file(Wanted wanted, String word) throws Usage {
        var file = Path.of(word);
        if (word.endsWith(ENDING) && Files.isRegularFile(file)) return Optional.of(file);
        if (!word.matches("[A-Za-z0-9._-]{1,200}")) return Optional.empty();
        for (var state : Stores.all(wanted)) {
            var imported = state.resolve(IMPORTED).resolve(word + ENDING);
            if (Files.isRegularFile(imported)) return Optional.of(imported);
        }
        return Optional.empty();
    }

    static Bundle read(Wanted wanted, Path file) throws Usage {
        try {
            return Unpacking.read(file);
        } catch (IOException unreadable) {
            throw wanted.no(
                    "%s cannot be read: %s".formatted(file, unreadable.getMessage()),
                    "name a file that relight incident export wrote");
        }
    }

    static int export(Wanted wanted, Terminal terminal) throws Usage {
        var id = wanted.operands(1, "ID --to FILE").getFirst();
        var named = wanted.option("to");
        var to = Path.of(named == null ? id + ENDING : named).toAbsolutePath();
        var state = Stores.with(wanted, id);
        try (var archive = SqliteArchive.in(state)) {
            var half = Files.createTempFile(to.getParent(), ".relight", ".half");
            try (var out = new BufferedOutputStream(Files.newOutputStream(half))) {
                Packing.pack(archive, id, out, Instant.now(), ZoneId.systemDefault());
            }
            Files.move(half, to, StandardCopyOption.REPLACE_EXISTING);
            terminal.out().println("%s: %d bytes".formatted(to, Files.size(to)));
            return Exit.OK;
        } catch (IOException unwritable) {
            throw wanted.no(
                    "%s cannot be written: %s".formatted(to, unwritable.getMessage()),
                    "name another file with --to");
        }
    }

    /// Checked whole, then kept as it came: nothing is unpacked.
    static int take(Wanted wanted, Terminal terminal) throws Usage {
        var file = Path.of(wanted.operands(1, "FILE").getFirst());
        var bundle = read(wanted, file);
        var state = Stores.forImport(wanted);
        var name =
                "%s-%s"
                        .formatted(
                                bundle.incident(),
                                bundle.entries().getLast().hash().substring(0, 8));
        var to = state.resolve(IMPORTED).resolve(name + ENDING);
        try {
            Files.createDirectories(to.getParent());
            if (!Files.exists(to)) {
                var half = to.resolveSibling(name + ".half");
                Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("r--------"));
                Files.move(half, to, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException unwritable) {
            throw wanted.no(
                    "%s cannot be written: %s".formatted(to, unwritable.getMessage()),
                    "name another folder with --state");
        }
        terminal.out()
                .println(
                        "%s: %d entries, %d outputs, all as they were written (head %s, exported %s)"
                                .formatted(
                                        bundle.incident(),
                                        bundle.entries().size(),
                                        bundle.texts().size(),
                                        bundle.head(),
                                        bundle.exported()));
        terminal.out().println("to be read only: relight incident show " + name);
        return Exit.OK;
    }
}
