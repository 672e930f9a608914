package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a program takes along and runs or sends on: another command, shell text, SQL.
///
/// Written as `command from 2`, `shell of -c/--command`, `sql of stdin`, `sql at 2`, `write last
/// 2`, `command after --`, `command of -exec until ;`; several are parted by `; `.
///
/// @param options names of the options whose value is meant, for [Where#OPTION] and [Where#UNTIL]
/// @param position 1-based, for [Where#FROM], [Where#AT] and [Where#LAST]
/// @param program stands in front of the words carried (`command:kubectl from 1`), or is empty
record Carry(Cargo cargo, Where where, List<String> options, int position, String program) {
    /// The language of what is carried.
    enum Cargo {
        /// Words that are a command of their own: `sudo rm x`.
        COMMAND,
        /// Words for a new container: a command, or arguments of the image's own program.
        IMAGE,
        /// Text a shell will read: `sh -c 'rm x'`.
        SHELL,
        /// The name of a file with commands in it: its effect cannot be read from the line.
        FILE,
        SQL,
        CQL,
        REDIS,
        MONGO,
        PYTHON,
        PERL,
        RUBY,
        NODE,
        PHP,
        GROOVY,
        AWK,
        SED,
        /// A line for HAProxy's socket.
        HAPROXY,
        /// The whole invocation is a request: method, addresses, body.
        HTTP,
        /// Parameters of a document of AWS Systems Manager, with shell commands in them.
        SSM,
        /// What a load generator or another client is pointed at.
        URL,
        /// A file that gets new content.
        WRITE,
        /// A file that is made empty.
        EMPTY
    }

    /// Where it stands.
    enum Where {
        /// All words from a position on.
        FROM,
        /// One word.
        AT,
        /// The last word, if there are at least as many as the position says.
        LAST,
        /// The value of an option.
        OPTION,
        /// The words behind an option up to `;` or `+`.
        UNTIL,
        /// The words behind `--`, or else from the position on.
        AFTER_DASHES,
        /// What is piped or redirected into it.
        STDIN
    }

    /// @throws IllegalArgumentException saying what cannot be read
    static List<Carry> parseAll(String text) {
        var all = new ArrayList<Carry>();
        int from = 0;
        for (int at = text.indexOf("; "); at >= 0; at = text.indexOf("; ", from)) {
            all.add(parse(text.substring(from, at).strip()));
            from = at + 2;
        }
        all.add(parse(text.substring(from).strip()));
        return List.copyOf(all);
    }

    /// As [#parseAll(String)] reads it.
    String line() {
        var what = cargo.name().toLowerCase(Locale.ROOT) + (program.isEmpty() ? "" : ":" + program);
        return what
                + switch (where) {
                    case FROM -> " from " + position;
                    case AT -> " at " + position;
                    case LAST -> " last " + position;
                    case AFTER_DASHES -> " after --" + (position > 0 ? " from " + position : "");
                    case OPTION -> " of " + String.join("/", options);
                    case UNTIL -> " of " + String.join("/", options) + " until ;";
                    case STDIN -> " of stdin";
                };
    }

    private static Carry parse(String text) {
        var words = text.split(" ");
        if (words.length < 3)
            throw new IllegalArgumentException(
                    "'" + text + "' is too short; write for instance 'shell of -c'");
        int colon = words[0].indexOf(':');
        var cargo = cargo(colon < 0 ? words[0] : words[0].substring(0, colon));
        var program = colon < 0 ? "" : words[0].substring(colon + 1);
        return switch (words[1]) {
            case "from" ->
                    new Carry(cargo, Where.FROM, List.of(), Integer.parseInt(words[2]), program);
            case "at" -> new Carry(cargo, Where.AT, List.of(), Integer.parseInt(words[2]), program);
            case "last" ->
                    new Carry(cargo, Where.LAST, List.of(), Integer.parseInt(words[2]), program);
            case "after" ->
                    new Carry(
                            cargo,
                            Where.AFTER_DASHES,
                            List.of(),
                            words.length > 4 ? Integer.parseInt(words[4]) : 0,
                            program);
            case "of" -> {
                if (words[2].equals("stdin"))
                    yield new Carry(cargo, Where.STDIN, List.of(), 0, program);
                boolean until = words.length > 3 && words[3].equals("until");
                yield new Carry(
                        cargo,
                        until ? Where.UNTIL : Where.OPTION,
                        List.of(words[2].split("/")),
                        0,
                        program);
            }
            default ->
                    throw new IllegalArgumentException(
                            "'" + words[1] + "' is none of from, at, last, of, after");
        };
    }

    private static Cargo cargo(String word) {
        try {
            return Cargo.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "nothing is known of carrying '"
                            + word
                            + "'; known are "
                            + List.of(Cargo.values()).toString().toLowerCase(Locale.ROOT),
                    e);
        }
    }
}
