package dev.relight.cli;

import dev.relight.journal.JournalFault;
import dev.relight.plan.Plan;
import dev.relight.rehearse.Recorded;
import dev.relight.rehearse.Written;
import dev.relight.sqlite.SqliteArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answers of an incident that a state folder remembers.
final class RecordedFolder {
    private RecordedFolder() {}

    /// @param wanted id of the incident; null for the last
    /// @throws Usage there is no such folder or incident, or nothing of it can be played
    static List<Written> read(Path folder, @Nullable String wanted, Plan plan) throws Usage {
        if (!Files.isDirectory(folder))
            throw new Usage(
                    "rehearse: there is no folder %s%n  mend: name the state folder of a Relight"
                            .formatted(folder));
        try (var archive = SqliteArchive.in(folder)) {
            var all = archive.incidents();
            if (all.isEmpty())
                throw new Usage(
                        "rehearse: %s holds no incident%n  mend: name the state folder of a Relight that flew one"
                                .formatted(folder));
            var id = wanted == null ? all.getLast() : wanted;
            if (!all.contains(id))
                throw new Usage(
                        "rehearse: %s holds no incident %s.%s%n  mend: relight incident list shows them"
                                .formatted(folder, id, Nearest.hint(id, all)));
            var answers = Recorded.of(archive, id, plan);
            if (answers.isEmpty())
                throw new Usage(
                        "rehearse: nothing ran in %s that this runbook has%n  mend: name its own runbook, or another incident"
                                .formatted(id));
            return answers;
        } catch (JournalFault fault) {
            throw new Usage("rehearse: " + fault.getMessage());
        }
    }
}
