package dev.relight.lint.call;

import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells options from operands, by the program's table where there is one.
final class Arguments {
    /// Behind their first operands these carry another command, whose options are not theirs; the
    /// number of operands of their own.
    private static final Set<String> CARRY_AFTER_ONE =
            Set.of(
                    "docker exec",
                    "docker container exec",
                    "docker run",
                    "docker container run",
                    "docker create",
                    "docker-compose exec",
                    "docker-compose run",
                    "kubectl exec",
                    "kubectl debug",
                    "kubectl run");

    /// Of those, these read no option of their own behind the first operand: all is carried.
    private static final Set<String> CARRY_ALL =
            Set.of(
                    "docker exec",
                    "docker container exec",
                    "docker run",
                    "docker container run",
                    "docker create",
                    "docker-compose exec",
                    "docker-compose run");

    /// Programs without a table whose single-dash words are no bundles of letters.
    private static final Set<String> LONG_WITH_ONE_DASH =
            Set.of(
                    "find",
                    "java",
                    "terraform",
                    "openssl",
                    "ip",
                    "nmap",
                    "consul",
                    "vault",
                    "nomad");

    /// Short options that mean one thing before a program's command and another behind it: the `-f`
    /// of `docker-compose -f FILE logs -f`.
    private static final Map<String, String> OF_PROGRAM =
            Map.of(
                    "-f",
                    "--file",
                    "-p",
                    "--project-name",
                    "-c",
                    "--context",
                    "-l",
                    "--log-level",
                    "-H",
                    "--host",
                    "-D",
                    "--debug");

    final List<String> path = new ArrayList<>();
    final List<Given> options = new ArrayList<>();
    final List<Word> operands = new ArrayList<>();

    /// Words of a carried command; empty if none.
    final List<Word> carried = new ArrayList<>();

    private final String program;
    private final OptionTable table;
    private final List<Word> words;
    private int at;

    /// @param words behind the program
    Arguments(String program, List<Word> words) {
        this.program = program;
        this.table = OptionTable.of(program);
        this.words = words;
        read();
    }

    private void read() {
        boolean onlyOperands = false;
        for (at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var text = word.value();
            if (!operands.isEmpty() && CARRY_ALL.contains(program + " " + String.join(" ", path))) {
                carried.addAll(words.subList(at, words.size()));
                return;
            }
            if (onlyOperands || text.length() < 2 || text.charAt(0) != '-') {
                if (carries() && !operands.isEmpty()) {
                    carried.addAll(words.subList(at, words.size()));
                    return;
                }
                operand(word, text);
            } else if (text.equals("--")) {
                if (carries() && !operands.isEmpty()) {
                    carried.addAll(words.subList(at + 1, words.size()));
                    return;
                }
                onlyOperands = true;
            } else if (text.startsWith("--")) longOption(word, text);
            else shortOptions(word, text);
        }
    }

    private boolean carries() {
        return CARRY_AFTER_ONE.contains(program + " " + String.join(" ", path));
    }

    private void operand(Word word, String text) {
        if (table.hasCommands() && operands.isEmpty() && word.constant()) {
            var longer = path.isEmpty() ? text : String.join(" ", path) + " " + text;
            if (table.hasCommand(longer)) {
                path.add(text);
                return;
            }
        }
        operands.add(word);
    }

    private void longOption(Word word, String text) {
        int equals = text.indexOf('=');
        var name = equals < 0 ? text : text.substring(0, equals);
        if (equals >= 0) {
            add(name, text.substring(equals + 1), word);
            return;
        }
        var takes = takes(name);
        if (takes == OptionTable.Takes.VALUE && at + 1 < words.size())
            add(name, words.get(++at).value(), word);
        else add(name, null, word);
    }

    private void shortOptions(Word word, String text) {
        if (LONG_WITH_ONE_DASH.contains(program) || isNumber(text)) {
            add(text, null, word);
            return;
        }
        for (int i = 1; i < text.length(); i++) {
            var name = "-" + text.charAt(i);
            var takes = takes(name);
            if (takes == OptionTable.Takes.VALUE) {
                var rest = text.substring(i + 1);
                if (rest.startsWith("=")) rest = rest.substring(1);
                if (rest.isEmpty() && at + 1 < words.size()) rest = words.get(++at).value();
                add(name, rest, word);
                return;
            }
            if (takes == OptionTable.Takes.MAYBE) {
                add(name, text.substring(i + 1), word);
                return;
            }
            add(name, null, word);
            if (takes == null && !table.isEmpty()) return;
        }
    }

    private static boolean isNumber(String text) {
        return text.chars().skip(1).allMatch(Character::isDigit);
    }

    private OptionTable.@org.jspecify.annotations.Nullable Takes takes(String name) {
        return table.takes(String.join(" ", path), name);
    }

    private void add(String name, @org.jspecify.annotations.Nullable String value, Word word) {
        boolean known = table.isEmpty() || isNumber(name) || takes(name) != null;
        var full =
                path.isEmpty() && table.hasCommands() ? OF_PROGRAM.getOrDefault(name, name) : name;
        options.add(new Given(full, value, word, known || !word.constant()));
    }
}
