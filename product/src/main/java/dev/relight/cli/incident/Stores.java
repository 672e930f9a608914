package dev.relight.cli.incident;

import dev.relight.cli.Usage;
import dev.relight.journal.JournalFault;
import dev.relight.sqlite.SqliteArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds the state folders: the one that was named, or those beneath `.relight` here.
final class Stores {
    private static final String DEFAULT = ".relight";
    private static final String JOURNAL = "relight.db";

    /// More services than anybody flies by hand from one folder.
    private static final int FOLDERS_MAX = 200;

    private Stores() {}

    /// All folders with a journal in question, sorted; at least one.
    static List<Path> all(Wanted wanted) throws Usage {
        var named = wanted.state();
        if (named != null) {
            if (Files.exists(named.resolve(JOURNAL)) || Files.exists(named.resolve("imported")))
                return List.of(named);
            throw wanted.no(
                    "there is no journal in " + named,
                    "name the folder that relight run or serve was given with --state");
        }
        var here = Path.of(DEFAULT).toAbsolutePath().normalize();
        var found = new ArrayList<Path>();
        if (Files.exists(here.resolve(JOURNAL))) found.add(here);
        found.addAll(beneath(here));
        if (found.isEmpty())
            throw wanted.no(
                    "there is no journal beneath " + here,
                    "go where relight run was started, or name its folder with --state");
        return found;
    }

    /// Where something imported is kept; the folder need hold no journal.
    static Path forImport(Wanted wanted) throws Usage {
        var named = wanted.state();
        return named == null ? one(wanted) : named;
    }

    /// The one folder in question.
    static Path one(Wanted wanted) throws Usage {
        var all = all(wanted);
        if (all.size() == 1) return all.getFirst();
        throw wanted.no(
                "there are %d journals here: %s".formatted(all.size(), names(all)),
                "name one with --state");
    }

    /// The folder whose journal knows an incident.
    static Path with(Wanted wanted, String incident) throws Usage {
        var all = all(wanted);
        var found = new ArrayList<Path>();
        for (var folder : all) if (knows(folder, incident)) found.add(folder);
        if (found.size() == 1) return found.getFirst();
        if (found.isEmpty())
            throw wanted.no(
                    "there is no incident '%s' in %s".formatted(incident, names(all)),
                    "relight incident list --all shows those there are");
        throw wanted.no(
                "%s is in more than one journal: %s".formatted(incident, names(found)),
                "name one with --state");
    }

    private static boolean knows(Path folder, String incident) {
        if (!Files.exists(folder.resolve(JOURNAL))) return false;
        try (var archive = SqliteArchive.in(folder)) {
            return archive.incidents().contains(incident);
        }
    }

    private static String names(List<Path> folders) {
        return String.join(", ", folders.stream().map(Path::toString).toList());
    }

    private static List<Path> beneath(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var all = Files.list(folder)) {
            return all.filter(each -> Files.exists(each.resolve(JOURNAL)))
                    .sorted()
                    .limit(FOLDERS_MAX)
                    .toList();
        } catch (IOException e) {
            throw new JournalFault("%s cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
