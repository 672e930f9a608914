package dev.relight.danger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Where the tables stand: the team's own first, then the shipped ones, each read when it is first
/// asked for.
final class Shelf {
    /// Written by the build; see [PackTables].
    private static final String RESOURCE = "/danger/tables.pack";

    private final Map<String, Table> own;
    private final Map<String, Table> read = new ConcurrentHashMap<>();

    Shelf(Map<String, Table> own) {
        this.own = own;
    }

    /// The table of a program or pseudo program (`sql:`); null when nobody has taught it.
    @Nullable Table find(String program) {
        var known = read.get(program);
        if (known != null) return known;
        var shipped = Shipped.INDEX.table(program);
        var mine = own.get(program);
        var table = mine == null ? shipped : shipped == null ? mine : Overlay.of(mine, shipped);
        if (table != null) read.put(program, table);
        return table;
    }

    /// The table the team itself gave a program; null when it gave none, whatever is shipped.
    @Nullable Table taught(String program) {
        return own.containsKey(program) ? find(program) : null;
    }

    /// A table that is always shipped; its absence is a fault of the build.
    Table always(String name) {
        var table = find(name);
        if (table == null) throw new IllegalStateException("the table " + name + " is missing");
        return table;
    }

    private static final class Shipped {
        static final Pack INDEX = open();

        private static Pack open() {
            try (var in = Shelf.class.getResourceAsStream(RESOURCE)) {
                if (in == null)
                    throw new IllegalStateException(RESOURCE + " is missing; build with Maven");
                return new Pack(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
