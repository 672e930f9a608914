package dev.relight.danger;

import dev.relight.danger.Carry.Cargo;
import dev.relight.danger.Carry.Where;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the words of a program in their places, by its table.
final class ArgReader {
    /// An exec clause of find ends with this.
    private static final List<String> CLAUSE_ENDS = List.of(";", "\\;", "+");

    private final Table program;
    private final List<Arg> args;
    private final Feed feed;
    private final Invocation.Draft draft = new Invocation.Draft();
    private final Trail trail;
    private int at;
    private boolean dashes;

    private ArgReader(Table program, List<Arg> args, Feed feed) {
        this.program = program;
        this.args = args;
        this.feed = feed;
        this.trail = new Trail(program);
    }

    static Invocation read(Table program, List<Arg> args, Feed feed) {
        return new ArgReader(program, args, feed).read();
    }

    private Invocation read() {
        for (at = 0; at < args.size() && draft.rest == null; at++) {
            var arg = args.get(at);
            var word = arg.value();
            if (at == 0 && style() == Table.Style.BUNDLE && isBundle(word)) bundle("-" + word);
            else if (word.equals("-") && found("-") != null) draft.option("-", "");
            else if (dashes || style() == Table.Style.PLAIN || !isOption(arg)) positional(word);
            else if (word.equals("--")) {
                dashes = true;
                if (carry(Where.AFTER_DASHES) != null) carryFrom(at + 1);
            } else option(word);
        }
        var path = trail.chosen();
        return new Invocation(
                path.table(),
                trail.lost(),
                draft.values,
                draft.unlisted,
                draft.words.subList(Math.min(path.depth(), draft.words.size()), draft.words.size()),
                trail.kinds(),
                draft.rest,
                draft.untils,
                feed);
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
        return trail.first().style();
    }

    private Table.Unlisted unlisted() {
        return trail.first().unlisted();
    }

    private Table.@Nullable Option found(String name) {
        for (var path : trail.paths()) {
            var option = path.table().option(name);
            if (option != null) return option;
        }
        return program.option(name);
    }

    // ---- words

    private void positional(String word) {
        for (var path : trail.paths()) {
            var carry = rest(path.table());
            if (carry != null && (path.done() || !Trail.leads(path.table(), word))) {
                if (draft.words.size() - path.depth() + 1 == carry.position()) {
                    trail.stayOn(path);
                    carryFrom(at);
                    return;
                }
                break;
            }
        }
        trail.step(word, draft.words.size() + 1);
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
        return cargo == Cargo.COMMAND
                || cargo == Cargo.IMAGE
                || cargo == Cargo.SHELL
                || cargo == Cargo.FILE;
    }

    private @Nullable Carry carry(Where where) {
        for (var path : trail.paths())
            for (var carry : path.table().carries) if (carry.where() == where) return carry;
        return null;
    }

    private void carryFrom(int start) {
        int from = start;
        while (from < args.size() && isAssignment(args.get(from).value())) from++;
        int to = from;
        while (to < args.size() && !args.get(to).value().startsWith(":::")) to++;
        draft.rest = new ArrayList<>(args.subList(from, to));
    }

    private static boolean isAssignment(String word) {
        int equal = word.indexOf('=');
        if (equal <= 0 || Character.isDigit(word.charAt(0))) return false;
        for (int i = 0; i < equal; i++)
            if (!Character.isLetterOrDigit(word.charAt(i)) && word.charAt(i) != '_') return false;
        return true;
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
        for (var path : trail.paths())
            for (var carry : path.table().carries)
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
