package dev.relight.danger;

import dev.relight.danger.Carry.Cargo;
import dev.relight.danger.Carry.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Weighs what an invocation carries: another command, shell text, SQL, code, a file to write.
final class Cargoes {
    private final Shelf shelf;
    private final Weigher weigher;
    private final Strangers strangers;

    Cargoes(Shelf shelf, Weigher weigher) {
        this.shelf = shelf;
        this.weigher = weigher;
        this.strangers = new Strangers(shelf);
    }

    void weigh(Invocation of, String part) {
        if (of.table().carries.isEmpty()) return;
        boolean any = false;
        for (var carry : of.table().carries)
            if (carry.where() == Where.OPTION || carry.where() == Where.UNTIL)
                any |= carried(carry, of, part);
        boolean told = any;
        for (var carry : of.table().carries)
            if (carry.where() != Where.OPTION
                    && carry.where() != Where.UNTIL
                    && (!told || writes(carry))) any |= carried(carry, of, part);
        for (var carry : of.table().carries)
            if (carry.where() == Where.STDIN && !any) fed(carry.cargo(), of, part);
        if (weigher.scales.isEmpty() && of.table().ruling == null)
            weigher.scales.add(
                    Danger.UNKNOWN, "opens a session; what is typed there decides", part);
    }

    /// What is written counts always; a program in the first word only if no option gives one.
    private static boolean writes(Carry carry) {
        return switch (carry.cargo()) {
            case WRITE, EMPTY, HTTP, URL -> true;
            default -> false;
        };
    }

    /// False when nothing stands in the place the carry speaks of.
    private boolean carried(Carry carry, Invocation of, String part) {
        switch (carry.where()) {
            case FROM, AFTER_DASHES -> {
                return from(carry, of, part);
            }
            case AT -> {
                if (of.positionals().size() < carry.position()) return false;
                text(carry.cargo(), of.positionals().get(carry.position() - 1), of, part);
                return true;
            }
            case LAST -> {
                if (of.positionals().size() < Math.max(1, carry.position())) return false;
                text(carry.cargo(), of.positionals().getLast(), of, part);
                return true;
            }
            case OPTION -> {
                var values = of.values(carry.options().getFirst());
                for (var value : values) if (!value.isEmpty()) text(carry.cargo(), value, of, part);
                return !values.isEmpty() && carry.cargo() != Cargo.WRITE;
            }
            case UNTIL -> {
                var option = of.table().option(carry.options().getFirst());
                var commands = of.untils().get(option == null ? "" : option.name());
                if (commands != null)
                    for (var command : commands) weigher.program(command, new Feed.Nothing());
                return commands != null;
            }
            case STDIN -> {
                return false;
            }
        }
        throw new IllegalStateException("unreachable: all places are listed");
    }

    private boolean from(Carry carry, Invocation of, String part) {
        var rest = of.rest();
        if (rest != null && !rest.isEmpty()) {
            if (carry.cargo() == Cargo.IMAGE) image(of, rest, part);
            else if (carry.cargo() == Cargo.FILE)
                file(rest.getFirst().value(), rest.subList(1, rest.size()), of, part);
            else if (carry.cargo() == Cargo.SHELL) weigher.text(Arg.joined(rest), of.feed());
            else if (carry.cargo() == Cargo.COMMAND) {
                var command = later(of, rest);
                if (!carry.program().isEmpty()) command.addFirst(Arg.of(carry.program()));
                weigher.program(command, of.feed());
            }
            return true;
        }
        if (carry.where() == Where.AFTER_DASHES
                || carry.cargo() == Cargo.COMMAND
                || carry.cargo() == Cargo.IMAGE
                || carry.cargo() == Cargo.SHELL
                || carry.cargo() == Cargo.FILE) return false;
        var words = of.positionals();
        if (words.size() < carry.position()) return false;
        var meant = words.subList(carry.position() - 1, words.size());
        switch (carry.cargo()) {
            case WRITE, URL -> {
                for (var word : meant) text(carry.cargo(), word, of, part);
            }
            default -> text(carry.cargo(), String.join(" ", meant), of, part);
        }
        return true;
    }

    /// `xargs` puts words of its own behind the command, unless it is told where.
    private static List<Arg> later(Invocation of, List<Arg> rest) {
        if (!of.table().name.equals("xargs") && !of.table().name.equals("parallel"))
            return new ArrayList<>(rest);
        var all = new ArrayList<>(rest);
        if (of.has("-I") || of.has("-i") || of.has("-J")) return all;
        all.add(Arg.LATER);
        return all;
    }

    private void text(Cargo cargo, String text, Invocation of, String part) {
        switch (cargo) {
            case COMMAND, IMAGE, SHELL -> weigher.text(text, of.feed());
            case SQL -> new Sql(shelf, weigher, false).weigh(text);
            case CQL -> new Sql(shelf, weigher, true).weigh(text);
            case SSM -> ssm(text, part);
            case REDIS -> lines("redis:", text);
            case HAPROXY -> lines("haproxy:", text);
            case MONGO, PYTHON, PERL, RUBY, NODE, PHP, GROOVY ->
                    new Code(shelf, weigher).weigh(cargo, text);
            case AWK -> new Scriptlets(weigher).awk(text);
            case SED -> new Scriptlets(weigher).sed(text, part);
            case HTTP -> new Http(shelf, weigher).weigh(of, part);
            case URL -> new Http(shelf, weigher).get(text);
            case WRITE -> new Writes(shelf).written(text, false, weigher.scales);
            case EMPTY -> new Writes(shelf).emptied(text, weigher.scales);
            case FILE -> file(text, Arg.values(of.positionals()), of, part);
        }
    }

    /// A plain image runs the words given to it; any other may take them for its own program.
    private void image(Invocation of, List<Arg> rest, String part) {
        var image = of.positionals().isEmpty() ? "" : of.positionals().getFirst();
        var first = rest.getFirst();
        boolean verb = shelf.always("verb:").word(first.value()) != null;
        boolean program = new Names(shelf).table(first) != null && !first.value().startsWith("-");
        if (program && (!verb || shelf.always("image:").word(imageName(image)) != null)) {
            weigher.program(rest, of.feed());
            return;
        }
        var own = new Names(shelf).local(imageName(image));
        if (own == null) {
            strangers.argue(rest, weigher.scales, part);
            return;
        }
        var words = new ArrayList<>(rest);
        words.addFirst(Arg.of(imageName(image)));
        weigher.program(words, of.feed());
    }

    /// `registry/team/redis:7-alpine` is `redis`.
    private static String imageName(String image) {
        var name = image.substring(image.lastIndexOf('/') + 1);
        int end = name.indexOf(':');
        if (end < 0) end = name.indexOf('@');
        return end < 0 ? name : name.substring(0, end);
    }

    /// The strings of the list behind `commands`, or the bare text behind it.
    private void ssm(String parameters, String part) {
        int commands = parameters.indexOf("commands");
        int from = commands < 0 ? parameters.length() : commands + "commands".length();
        if (from < parameters.length() && "\"'".indexOf(parameters.charAt(from)) >= 0) from++;
        var list = parameters.substring(from).replaceFirst("^[=:\\s]+", "");
        var string = STRING.matcher(list);
        boolean any = false;
        for (int at = 0; list.startsWith("[") && string.find(at); at = string.end()) {
            if (list.substring(at, string.start()).indexOf(']') >= 0) break;
            var text = string.group(1) != null ? string.group(1) : string.group(2);
            weigher.text(text.replace("\\\"", "\""), new Feed.Nothing());
            any = true;
        }
        if (!any && !list.isBlank() && "[{".indexOf(list.charAt(0)) < 0) {
            weigher.text(list, new Feed.Nothing());
            any = true;
        }
        if (!any)
            weigher.scales.add(
                    Danger.UNKNOWN, "which commands the document runs cannot be read", part);
    }

    private static final Pattern STRING =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'");

    /// A language of one-line commands, each looked up by its first words.
    private void lines(String table, String text) {
        var rows = shelf.always(table);
        for (var line : text.strip().split("[\n;]")) {
            if (line.isBlank() || line.strip().startsWith("#")) continue;
            var words = new ArrayList<Arg>();
            for (var word : line.strip().split("\\s+"))
                words.add(Arg.of(words.size() < 2 ? word.toLowerCase(Locale.ROOT) : word));
            var read = ArgReader.read(rows, words, new Feed.Nothing());
            if (read.lost() != null || !read.table().speaks())
                weigher.scales.add(
                        Danger.UNKNOWN,
                        "nobody has taught us '" + words.getFirst().value() + "' of " + rows.name,
                        line.strip());
            else weigher.scales.add(Programs.ruled(read), line.strip());
        }
    }

    private void file(String name, List<Arg> args, Invocation of, String part) {
        if (name.equals("-") || name.equals("/dev/stdin")) {
            for (var carry : of.table().carries)
                if (carry.where() == Where.STDIN) {
                    fed(carry.cargo(), of, part);
                    return;
                }
            fed(Cargo.SHELL, of, part);
            return;
        }
        var program = new Names(shelf).local(name.substring(name.lastIndexOf('/') + 1));
        if (program != null) {
            var words = new ArrayList<Arg>();
            words.add(Arg.of(program.name));
            words.addAll(args);
            weigher.program(words, of.feed());
            return;
        }
        weigher.scales.add(
                Danger.UNKNOWN,
                "runs what stands in " + name + ": its effect cannot be read from the line",
                part);
        var verb = strangers.worst(name.substring(name.lastIndexOf('/') + 1));
        if (verb != null && verb.danger() == Danger.DESTRUCTIVE) weigher.scales.add(verb, part);
        else strangers.argue(args, weigher.scales, part);
    }

    /// A dump fed to a database client is a restore.
    private static boolean isCopy(Cargo cargo, String file) {
        return (cargo == Cargo.SQL || cargo == Cargo.CQL || cargo == Cargo.REDIS)
                && Strangers.words(file).stream().anyMatch(COPIES::contains);
    }

    private static final Set<String> COPIES =
            Set.of("backup", "backups", "dump", "dumps", "snapshot", "export", "restore", "bak");

    private void fed(Cargo cargo, Invocation of, String part) {
        switch (of.feed()) {
            case Feed.Text fed -> text(cargo, fed.text(), of, part);
            case Feed.File fed -> {
                file(fed.name(), List.of(), of, part);
                if (isCopy(cargo, fed.name()))
                    weigher.scales.add(
                            Danger.DESTRUCTIVE,
                            "reads a backup into the database, over what stands there",
                            part);
            }
            case Feed.Piped fed -> {
                weigher.scales.add(
                        Danger.UNKNOWN,
                        "runs whatever comes down the pipe: it shows only when it runs",
                        part);
                if (isCopy(cargo, fed.source()))
                    weigher.scales.add(
                            Danger.DESTRUCTIVE,
                            "reads a dump into the database, over what stands there",
                            part);
                strangers.argue(
                        Arg.values(List.of(fed.source().split("\\s+"))), weigher.scales, part);
            }
            case Feed.Nothing _ -> {
                if (of.table().ruling == null)
                    weigher.scales.add(
                            Danger.UNKNOWN, "opens a session; what is typed there decides", part);
            }
        }
    }
}
