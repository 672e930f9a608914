package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows the subcommands of a program through its tables, along several readings at once.
///
/// `compute instances list` is read by name and by the star rows: a reading by name is taken before
/// one by `**`, and of those the worst, since a noun may look like a verb (`volumes delete`,
/// `delete test`).
final class Trail {
    /// @param depth how many words led here
    /// @param done what follows is positional
    /// @param stayed a word followed that its rows do not know
    record Path(Table table, int depth, boolean done, boolean stayed) {}

    private final List<Table> kinds = new ArrayList<>(0);
    private List<Path> paths;
    private @Nullable String lost;

    Trail(Table program) {
        this.paths = List.of(new Path(program, 0, !program.branches(), false));
    }

    List<Path> paths() {
        return paths;
    }

    /// What else was named as `kind/name` or `kind,kind`.
    List<Table> kinds() {
        return kinds;
    }

    /// The first word that no row knows.
    @Nullable String lost() {
        return lost;
    }

    /// The table whose manners hold now.
    Table first() {
        return paths.getFirst().table;
    }

    /// Goes no further than this.
    void stayOn(Path path) {
        paths = List.of(path);
    }

    Path chosen() {
        Path worst = null;
        Path last = null;
        Path stayed = null;
        for (var path : paths) {
            if (!path.table.speaks()) continue;
            if (path.stayed && stayed == null) stayed = path;
            if (path.stayed) continue;
            if (!isBelowDeep(path.table)) return path;
            if (worst == null || weight(path) > weight(worst)) worst = path;
            if (last == null || path.depth >= last.depth) last = path;
        }
        if (worst == null || last == null) return stayed == null ? paths.getFirst() : stayed;
        return weight(worst) <= HARMLESS_WEIGHT ? last : worst;
    }

    /// `backup list` makes no backup; but `delete list` may well delete something called list.
    private static final int HARMLESS_WEIGHT = Reason.weight(Danger.REVERSIBLE);

    private static int weight(Path path) {
        var ruling = path.table.ruling;
        return ruling == null ? 0 : Reason.weight(ruling.danger());
    }

    /// @param depth how many words there are with this one
    void step(String word, int depth) {
        var on = new ArrayList<Path>(2);
        for (var path : paths) {
            if (path.done) {
                on.add(path);
                var parent = path.table.parent;
                if (parent != null && parent.kinds && word.indexOf('/') >= 0)
                    kinds.addAll(orItself(parent, reachedKinds(parent, word)));
                continue;
            }
            var reached = path.table.kinds ? kinds(path.table, word) : reached(path.table, word);
            for (var table : reached) on.add(new Path(table, depth, !table.branches(), false));
            if (isNowhere(reached) && path.table.speaks())
                on.add(new Path(path.table, path.depth, true, true));
            if (isDeep(path.table)) on.add(new Path(path.table, depth, false, false));
        }
        if (!isDeadEnd(on)) paths = on;
        else if (lost == null) lost = word;
    }

    private static List<Table> orItself(Table table, List<Table> reached) {
        return reached.isEmpty() ? List.of(table) : reached;
    }

    static boolean leads(Table table, String word) {
        return !reached(table, word).isEmpty();
    }

    /// Nothing, or only the wandering on of `**`.
    private static boolean isNowhere(List<Table> reached) {
        for (var table : reached) if (!isDeep(table)) return false;
        return true;
    }

    private static boolean isDeadEnd(List<Path> paths) {
        for (var path : paths) if (path.done || path.table.branches()) return false;
        return true;
    }

    private static boolean isDeep(Table table) {
        return table.parent != null && table.parent.deep == table;
    }

    private static boolean isBelowDeep(Table table) {
        for (var at = table; at != null; at = at.parent) if (isDeep(at)) return true;
        return false;
    }

    private static List<Table> reached(Table table, String word) {
        var reached = new ArrayList<Table>(2);
        var exact = table.next.get(word);
        if (exact != null) reached.add(exact);
        for (var glob : table.globs) if (glob.fits(word)) reached.add(glob.then());
        if (table.deep != null) {
            reached.addAll(reached(table.deep, word));
            if (!isDeep(table)) reached.add(table.deep);
        }
        return reached;
    }

    /// `pod,svc`, `deploy/web`: the first kind leads on, the others are kept beside.
    private List<Table> kinds(Table table, String word) {
        var all = reachedKinds(table, word);
        if (all.size() > 1) kinds.addAll(all.subList(1, all.size()));
        return all.isEmpty() ? all : List.of(all.getFirst());
    }

    /// One table for each kind; one that no row knows counts as the table itself.
    private static List<Table> reachedKinds(Table table, String word) {
        int slash = word.indexOf('/');
        var names = slash < 0 ? word : word.substring(0, slash);
        var all = new ArrayList<Table>();
        boolean stranger = false;
        for (var name : names.split(",")) {
            int dot = name.indexOf('.');
            var exact = reached(table, dot < 0 ? name : name.substring(0, dot));
            if (exact.isEmpty()) stranger = true;
            else all.add(exact.getFirst());
        }
        return stranger ? List.of() : all;
    }
}
