package dev.relight.danger;

import dev.relight.danger.Carry.Where;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Weighs one program with its words: its table first, then what it carries.
final class Programs {
    private static final Ruling USAGE =
            new Ruling(Danger.OBSERVE, "prints its own help or version");

    private final Weigher weigher;
    private final Cargoes cargoes;
    private final Strangers strangers;
    private final Names names;

    /// What was found in blocks and is weighed: a block in a block is found with the outer one, and
    /// again with itself.
    private final Set<List<Arg>> inBlocks = new HashSet<>();

    Programs(Shelf shelf, Weigher weigher) {
        this.weigher = weigher;
        this.cargoes = new Cargoes(shelf, weigher);
        this.strangers = new Strangers(shelf);
        this.names = new Names(shelf);
    }

    void weigh(List<Arg> words, Feed feed) {
        if (words.isEmpty()) return;
        weighOne(words, feed);
        if (!Cmdlets.takesBlocks(words.getFirst().value())) return;
        for (var inner : Cmdlets.within(words.subList(1, words.size())))
            if (inBlocks.add(inner)) weighOne(inner, new Feed.Nothing());
    }

    private void weighOne(List<Arg> words, Feed feed) {
        var written = words.getFirst().value();
        var args = words.subList(1, words.size());
        var script = Names.initScript(written);
        if (script != null) {
            var service = new ArrayList<Arg>(List.of(Arg.of("service"), Arg.of(script)));
            service.addAll(args);
            weighOne(service, feed);
            return;
        }
        var table = names.table(words.getFirst());
        if (table == null) strangers.weigh(words, weigher.scales);
        else weigh(ArgReader.read(table, args, feed), table, written, args);
    }

    private void weigh(Invocation invocation, Table program, String written, List<Arg> args) {
        var part = part(written, args);
        weigher.scales.met(invocation.table().name, platform(invocation));
        if (asksForHelp(invocation, args)) {
            weigher.scales.add(USAGE, part);
            return;
        }
        if (!invocation.unlisted().isEmpty())
            weigher.scales.add(
                    Danger.UNKNOWN,
                    "nobody has taught us the option "
                            + String.join(" ", invocation.unlisted())
                            + " of "
                            + program.name,
                    part);
        if (invocation.lost() != null || !invocation.table().speaks()) {
            lost(invocation, program, args, part);
            return;
        }
        var instead = instead(invocation);
        if (instead != null) {
            weigher.scales.add(instead, part);
            return;
        }
        var ruling = ruled(invocation);
        if (invocation.table().ruling != null
                || invocation.table().carries.isEmpty()
                || ruling.danger() != Danger.OBSERVE) weigher.scales.add(ruling, part);
        for (var kind : invocation.kinds())
            if (kind.ruling != null) weigher.scales.add(kind.ruling, part);
        cargoes.weigh(invocation, part);
    }

    /// A file of the stack matters only where the stack is run.
    private static Platform platform(Invocation invocation) {
        var platform = invocation.table().platform();
        if (platform == Platform.HOST)
            for (var word : invocation.positionals())
                if (isStackFile(word)) return Platform.DOCKER_COMPOSE;
        return platform;
    }

    private static boolean isStackFile(String path) {
        var file = path.substring(path.lastIndexOf('/') + 1);
        if (file.equals(".env")) return true;
        return (file.startsWith("docker-compose") || file.startsWith("compose"))
                && (file.endsWith(".yml") || file.endsWith(".yaml"));
    }

    private void lost(Invocation invocation, Table program, List<Arg> args, String part) {
        if (args.isEmpty()) {
            weigher.scales.add(Danger.OBSERVE, "alone it prints its usage", part);
            return;
        }
        if (invocation.lost() == null
                && invocation.unlisted().isEmpty()
                && invocation.positionals().isEmpty()
                && invocation.table() == program) {
            weigher.scales.add(Danger.OBSERVE, "without a subcommand it prints its usage", part);
            return;
        }
        var word = invocation.lost();
        weigher.scales.add(
                Danger.UNKNOWN,
                word == null
                        ? "nobody has taught us what " + called(invocation, part) + " does so"
                        : "nobody has taught us '" + word + "' of " + called(invocation, part),
                part);
        strangers.argue(args, weigher.scales, part);
    }

    /// As it is written; the name of a table is that of the first program it speaks of.
    private static String called(Invocation invocation, String part) {
        var program = part.substring(0, (part + " ").indexOf(' '));
        var words = invocation.table().name.replace(" **", "");
        int first = words.indexOf(' ');
        return program.substring(program.lastIndexOf('/') + 1)
                + (first < 0 ? "" : words.substring(first));
    }

    private static boolean asksForHelp(Invocation invocation, List<Arg> args) {
        if (invocation.rest() != null) return false;
        if (invocation.has("--help") || invocation.has("-help")) return true;
        if (args.size() == 1) {
            var only = args.getFirst().value();
            if (only.equals("--version") || only.equals("help") && invocation.table().branches())
                return true;
            return only.equals("-h") && invocation.table().option("-h") == null;
        }
        return !args.isEmpty()
                && args.getFirst().value().equals("help")
                && invocation.lost() != null;
    }

    /// The row that replaces the ruling, here or in a table above; null when none holds.
    static @Nullable Ruling instead(Invocation invocation) {
        for (var table = invocation.table(); table != null; table = table.parent)
            for (var one : table.instead)
                if (reaches(one, table, invocation) && one.when().holds(invocation))
                    return one.then();
        return null;
    }

    /// Positions count from the innermost subcommand, so cases above it can only ask for options,
    /// and only for those that mean the same here (`docker -v` is not `docker rm -v`).
    private static boolean reaches(Table.Case one, Table table, Invocation invocation) {
        if (table == invocation.table()) return true;
        for (var option : one.when().options())
            if (table.declaring(option) != invocation.table().declaring(option)) return false;
        return one.when().isOfOptions();
    }

    /// The table's ruling with all that raises it.
    static Ruling ruled(Invocation invocation) {
        var instead = instead(invocation);
        if (instead != null) return instead;
        var table = invocation.table();
        var ruling =
                table.ruling == null
                        ? new Ruling(Danger.OBSERVE, table.name + " itself does nothing")
                        : table.ruling;
        for (var at = table; at != null; at = at.parent)
            for (var one : at.raise)
                if (Reason.weight(one.then().danger()) > Reason.weight(ruling.danger())
                        && reaches(one, at, invocation)
                        && one.when().holds(invocation)) ruling = one.then();
        return ruling;
    }

    /// The program as it stands with as many of its words as show what is meant.
    static String part(String program, List<Arg> args) {
        var text = new StringBuilder(program);
        for (var arg : args) {
            if (text.length() + arg.value().length() > PART_CHARACTERS_MAX) {
                text.append(" ...");
                break;
            }
            text.append(' ').append(arg.value());
        }
        return text.toString();
    }

    /// Enough to find the place in a line, short enough for a terminal.
    private static final int PART_CHARACTERS_MAX = 120;

    /// Whether some carry of the table stands in this place.
    static boolean carries(Table table, Where where) {
        return table.carries.stream().anyMatch(carry -> carry.where() == where);
    }
}
