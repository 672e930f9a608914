package dev.relight.danger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which table a program's name means, as it is written: plain, with a path, with `.sh`.
///
/// A program in a folder of the team's own may be anything, whatever its name: `./restore`,
/// `bin/start`. Only the distinctive names of the table `local:` are taken for what they say, and
/// what the team's own rules name with its folder: `bin/start:`.
final class Names {
    private static final List<String> SYSTEM_FOLDERS =
            List.of(
                    "/bin/",
                    "/sbin/",
                    "/usr/bin/",
                    "/usr/sbin/",
                    "/usr/local/bin/",
                    "/usr/local/sbin/",
                    "/snap/bin/",
                    "/opt/homebrew/bin/");

    private final Shelf shelf;

    Names(Shelf shelf) {
        this.shelf = shelf;
    }

    /// Null for a stranger.
    @Nullable Table table(Arg program) {
        var written = program.value();
        int slash = written.lastIndexOf('/');
        if (slash >= 0) return inFolder(written, slash);
        return program.constant() ? plain(written) : null;
    }

    /// `manage.py` given to an interpreter, or a program called in a folder of its own.
    @Nullable Table local(String name) {
        var rows = shelf.always("local:");
        return isPlain(name) && rows.word(name) != null ? plain(name) : null;
    }

    /// `/etc/init.d/nginx`: the name of the service; null for anything else.
    static @Nullable String initScript(String written) {
        for (var folder : List.of("/etc/init.d/", "/etc/rc.d/", "/etc/rc.d/init.d/"))
            if (written.startsWith(folder)) return written.substring(folder.length());
        return null;
    }

    private @Nullable Table inFolder(String written, int slash) {
        var taught = shelf.taught(written.startsWith("./") ? written.substring(2) : written);
        if (taught != null) return taught;
        var name = written.substring(slash + 1);
        var folder = written.substring(0, slash + 1);
        return SYSTEM_FOLDERS.contains(folder) ? plain(name) : local(name);
    }

    private @Nullable Table plain(String name) {
        if (!isPlain(name) || (name.length() > 1 && name.endsWith(":"))) return null;
        var table = shelf.find(name);
        if (table != null) return table;
        int dot = name.lastIndexOf('.');
        if (dot < 0 || !(name.endsWith(".exe") || name.endsWith(".sh"))) return null;
        var rows = shelf.always("local:");
        var stem = name.substring(0, dot);
        return name.endsWith(".exe") || rows.word(name) != null ? shelf.find(stem) : null;
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && "_.+@[]:-".indexOf(c) < 0) return false;
        }
        return !name.isEmpty();
    }
}
