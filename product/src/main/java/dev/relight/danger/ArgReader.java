package dev.relight.danger;

import dev.relight.danger.Carry.Cargo;
import dev.relight.danger.Carry.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts the words of a program in their places, by its table.
///
/// Several readings of the subcommands are followed at once (`compute instances list` by name and
/// by the star rows): a reading by name is taken before one by `**`, and of those the worst, since
/// a noun may look like a verb (`volumes delete`, `delete test`).
final class ArgReader {
    /// An exec clause of find ends with this.
    private static final List<String> CLAUSE_ENDS = List.of(";", "\\;", "+");

    private static final Pattern ASSIGNMENT =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);

    /// @param depth how many words led here
    /// @param done what follows is positional
    private record Path(Table table, int depth, boolean done) {}

    private final Table program;
    private final List<Arg> args;
    private final Feed feed;
    private final Invocation.Draft draft = new Invocation.Draft();
    private List<Path> paths;
    private int at;
    private boolean dashes;

    private ArgReader(Table program, List<Arg> args, Feed feed) {
        this.program = program;
        this.args = args;
        this.feed = feed;
        this.paths = List.of(new Path(program, 0, !program.branches()));
    }

    static Invocation read(Table program, List<Arg> args, Feed feed) {
        return new ArgReader(program, args, feed).read();
    }

    private Invocation read() {
        for (at = 0; at < args.size() && draft.rest == null; at++) {
            var arg = args.get(at);
            var word = arg.value();
            if (at == 0 && style() == Table.Style.BUNDLE && isBundle(word)) bundle("-" + word);
            else if (dashes || style() == Table.Style.PLAIN || !isOption(arg)) positional(word);
            else if (word.equals("--")) {
                dashes = true;
                if (carry(Where.AFTER_DASHES) != null) carryFrom(at + 1);
            } else option(word);
        }
        var path = chosen();
        return new Invocation(
                path.table,
                draft.lost,
                draft.values,
                draft.unlisted,
                draft.words.subList(Math.min(path.depth, draft.words.size()), draft.words.size()),
                draft.kinds,
                draft.rest,
                draft.untils,
                feed);
    }

    private Path chosen() {
        Path worst = null;
        for (var path : paths) {
            if (!path.table.speaks()) continue;
            if (!isBelowDeep(path.table)) return path;
            if (worst == null || weight(path) > weight(worst)) worst = path;
        }
        if (worst != null) return worst;
        return paths.isEmpty() ? new Path(program, 0, true) : paths.getFirst();
    }

    private static int weight(Path path) {
        var ruling = path.table.ruling;
        return ruling == null ? 0 : Reason.weight(ruling.danger());
    }

    private static boolean isBelowDeep(Table table) {
        for (var at = table; at != null; at = at.parent) if (isDeep(at)) return true;
        return false;
    }

    private static boolean isOption(Arg arg) {
        var word = arg.value();
        return word.length() > 1 && (word.charAt(0) == '-');
    }

    private boolean isBundle(String word) {
        for (int i = 0; i < word.length(); i++)
            if (found("-" + word.charAt(i)) == null) return false;
        return !word.isEmpty();
    }

    private Table.Style style() {
        return paths.isEmpty() ? program.style() : paths.getFirst().table.style();
    }

    private Table.Unlisted unlisted() {
        return paths.isEmpty() ? program.unlisted() : paths.getFirst().table.unlisted();
    }

    private Table.@Nullable Option found(String name) {
        for (var path : paths) {
            var option = path.table.option(name);
            if (option != null) return option;
        }
        return program.option(name);
    }

    // ---- words

    private void positional(String word) {
        for (var path : paths) {
            var carry = rest(path.table);
            if (carry != null && (path.done || !leads(path.table, word))) {
                if (draft.words.size() - path.depth + 1 == carry.position()) {
                    paths = List.of(path);
                    carryFrom(at);
                    return;
                }
                break;
            }
        }
        step(word);
        draft.words.add(word);
    }

    /// The carry that swallows all words from a position on; null when none does.
    private static @Nullable Carry rest(Table table) {
        for (var carry : table.carries)
            if (carry.position() > 0
                    && (carry.where() == Where.FROM || carry.where() == Where.AFTER_DASHES)
                    && swallows(carry.cargo())) return carry;
        return null;
    }

    private static boolean swallows(Cargo cargo) {
        return cargo == Cargo.COMMAND || cargo == Cargo.SHELL || cargo == Cargo.FILE;
    }

    private @Nullable Carry carry(Where where) {
        for (var path : paths)
            for (var carry : path.table.carries) if (carry.where() == where) return carry;
        return null;
    }

    private void carryFrom(int start) {
        int from = start;
        while (from < args.size() && ASSIGNMENT.matcher(args.get(from).value()).matches()) from++;
        int to = from;
        while (to < args.size() && !args.get(to).value().startsWith(":::")) to++;
        draft.rest = new ArrayList<>(args.subList(from, to));
    }

    private static boolean leads(Table table, String word) {
        return !reached(table, word).isEmpty();
    }

    private void step(String word) {
        var on = new ArrayList<Path>(2);
        int depth = draft.words.size() + 1;
        for (var path : paths) {
            if (path.done) {
                on.add(path);
                if (path.table.parent != null && path.table.parent.kinds && word.contains("/"))
                    draft.kinds.addAll(reached(path.table.parent, word));
                continue;
            }
            var reached = path.table.kinds ? kinds(path.table, word) : reached(path.table, word);
            for (var table : reached) on.add(new Path(table, depth, !table.branches()));
            if (reached.isEmpty() && path.table.speaks())
                on.add(new Path(path.table, path.depth, true));
            if (isDeep(path.table)) on.add(new Path(path.table, depth, false));
        }
        if (on.stream().noneMatch(path -> path.done || path.table.branches())) {
            if (draft.lost == null) draft.lost = word;
            return;
        }
        paths = on;
    }

    private static boolean isDeep(Table table) {
        return table.parent != null && table.parent.deep == table;
    }

    private static List<Table> reached(Table table, String word) {
        var reached = new ArrayList<Table>(2);
        var exact = table.next.get(word);
        if (exact != null) reached.add(exact);
        for (var glob : table.globs) if (glob.fits(word)) reached.add(glob.then());
        if (table.deep != null) {
            var deep = reached(table.deep, word);
            reached.addAll(deep);
            if (!isDeep(table)) reached.add(table.deep);
        }
        return reached;
    }

    /// `pod,svc`, `deploy/web`, `certificates.cert-manager.io`: the worst of the kinds named.
    private List<Table> kinds(Table table, String word) {
        var slash = word.indexOf('/');
        var names = slash < 0 ? word : word.substring(0, slash);
        var all = new ArrayList<Table>();
        for (var name : names.split(",")) {
            var dot = name.indexOf('.');
            var exact = reached(table, dot < 0 ? name : name.substring(0, dot));
            if (!exact.isEmpty()) all.add(exact.getFirst());
        }
        if (all.isEmpty()) return all;
        if (all.size() > 1) draft.kinds.addAll(all.subList(1, all.size()));
        return List.of(all.getFirst());
    }

    // ---- options

    private void option(String word) {
        if (style() == Table.Style.SINGLE) single(word);
        else if (word.startsWith("--")) named(word, found(nameOf(word)));
        else bundle(word);
    }

    private static String nameOf(String word) {
        int equal = word.indexOf('=');
        return equal < 0 ? word : word.substring(0, equal);
    }

    private void single(String word) {
        var name = nameOf(word);
        var option = found(name);
        if (option == null && name.startsWith("--")) option = found(name.substring(1));
        named(word, option);
    }

    private void named(String word, Table.@Nullable Option option) {
        var name = nameOf(word);
        var attached = name.length() < word.length() ? word.substring(name.length() + 1) : null;
        if (option == null) {
            unlisted(name, attached);
            return;
        }
        if (until(option)) return;
        if (attached != null) draft.option(option.name(), attached);
        else if (option.takes() == Table.Takes.VALUE) draft.option(option.name(), nextWord());
        else if (option.takes() == Table.Takes.ALL) {
            draft.option(option.name(), nextWord());
            dashes = true;
        } else draft.option(option.name(), "");
    }

    private void unlisted(String name, @Nullable String attached) {
        if (isHelp(name) || Character.isDigit(name.charAt(1))) {
            draft.option(name, attached == null ? "" : attached);
            return;
        }
        switch (unlisted()) {
            case UNKNOWN -> draft.unlisted.add(name);
            case FLAG -> draft.option(name, attached == null ? "" : attached);
            case VALUE -> {
                boolean next =
                        attached == null
                                && name.startsWith("--")
                                && at + 1 < args.size()
                                && !isOption(args.get(at + 1));
                draft.option(name, next ? nextWord() : attached == null ? "" : attached);
            }
        }
    }

    private static boolean isHelp(String name) {
        return name.equals("--help") || name.equals("--version") || name.equals("-help");
    }

    private String nextWord() {
        if (at + 1 >= args.size()) return "";
        return args.get(++at).value();
    }

    private void bundle(String word) {
        var whole = found(nameOf(word));
        if (whole != null && word.length() > 2) {
            named(word, whole);
            return;
        }
        if (word.length() > 1 && Character.isDigit(word.charAt(1))) {
            var digit = found(word);
            draft.option(digit == null ? word : digit.name(), "");
            return;
        }
        for (int i = 1; i < word.length(); i++) {
            var name = "-" + word.charAt(i);
            var option = found(name);
            if (option == null) {
                unlisted(name, null);
                continue;
            }
            if (until(option)) return;
            boolean last = i + 1 == word.length();
            if (option.takes() == Table.Takes.VALUE || option.takes() == Table.Takes.ALL) {
                dashes = option.takes() == Table.Takes.ALL;
                draft.option(option.name(), last ? nextWord() : afterEqual(word.substring(i + 1)));
                return;
            }
            if (isLoose(option) && !last && !isBundle(word.substring(i + 1))) {
                draft.option(option.name(), afterEqual(word.substring(i + 1)));
                return;
            }
            draft.option(option.name(), "");
        }
    }

    private static boolean isLoose(Table.Option option) {
        return option.takes() == Table.Takes.OPTIONAL || option.takes() == Table.Takes.GUESSED;
    }

    private static String afterEqual(String attached) {
        return attached.startsWith("=") ? attached.substring(1) : attached;
    }

    /// Takes the words of `-exec ... ;`; false when the option carries no command.
    private boolean until(Table.Option option) {
        for (var path : paths)
            for (var carry : path.table.carries)
                if (carry.where() == Where.UNTIL && carry.options().contains(option.name())) {
                    var command = new ArrayList<Arg>();
                    while (++at < args.size() && !CLAUSE_ENDS.contains(args.get(at).value()))
                        command.add(args.get(at));
                    draft.untils
                            .computeIfAbsent(option.name(), _ -> new ArrayList<>())
                            .add(command);
                    draft.option(option.name(), "");
                    return true;
                }
        return false;
    }
}
