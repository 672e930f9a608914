package dev.relight.danger;

import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One program with its words where they stand, so that they can be changed in place: options,
/// subcommands, plain words, and the command it carries.
final class Call {
    /// An option as given.
    ///
    /// @param name with its dashes, without a value: `-t`, `--tail`
    /// @param value behind `=`, glued on, or the next word; null for none
    /// @param word index of the word it stands in
    /// @param bundled one of several letters of one word
    record Option(String name, @Nullable String value, int word, boolean bundled) {}

    final List<Word> words;

    /// Index of the program's word; words before it belong to what runs it.
    final int program;

    final String name;
    final AttendanceTable.Program table;
    final List<Option> options = new ArrayList<>(2);

    /// Indexes of the words that are neither options nor their values nor subcommands.
    final List<Integer> plain = new ArrayList<>(2);

    /// How many subcommands were met, and the index of the last (or the program's).
    final List<String> path = new ArrayList<>(2);

    int pathEnd;

    /// Index of the first word of the command it carries, or -1.
    int carried = -1;

    /// Index of the word a shell will read, or -1.
    int text = -1;

    private boolean inPath = true;

    Call(List<Word> words, int program, AttendanceTable.Program table) {
        this.words = words;
        this.program = program;
        this.table = table;
        this.name = nameOf(words.get(program));
        this.pathEnd = program;
        path.add(table.key);
        for (int i = program + 1; i < words.size() && carried < 0; ) i = take(i);
    }

    /// The program's file name: `/usr/bin/top` is `top`.
    static String nameOf(Word word) {
        var value = word.value();
        int slash = value.lastIndexOf('/');
        return slash < 0 ? value : value.substring(slash + 1);
    }

    private int take(int i) {
        var value = words.get(i).value();
        if (value.equals("--")) return dashes(i);
        if (value.length() > 1 && value.charAt(0) == '-') return option(i, value);
        if (value.length() > 1 && value.charAt(0) == '+' && plain.isEmpty()) {
            options.add(new Option(value.substring(0, 2), null, i, false));
            return i + 1;
        }
        if (inPath && table.leads(path, value)) {
            path.add(value);
            pathEnd = i;
            return i + 1;
        }
        inPath = false;
        if (isEnvironment(value)) return i + 1;
        plain.add(i);
        var carry = table.carry(path);
        if (carry != null && carry.from() == plain.size()) carry(carry, i);
        return i + 1;
    }

    private boolean isEnvironment(String value) {
        if (!name.equals("env") && !name.equals("sudo") && !name.equals("doas")) return false;
        int equals = value.indexOf('=');
        return equals > 0 && value.substring(0, equals).chars().allMatch(Call::isNamePart);
    }

    private static boolean isNamePart(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private int dashes(int i) {
        var carry = table.carry(path);
        if (carry != null
                && i + 1 < words.size()
                && (carry.afterDashes() || plain.size() + 1 == carry.from())) carry(carry, i + 1);
        else if (carry == null || carry.from() == 0)
            for (int rest = i + 1; rest < words.size(); rest++) plain.add(rest);
        else return i + 1;
        return words.size();
    }

    private void carry(AttendanceTable.Carry carry, int i) {
        if (!carry.text()) {
            carried = i;
            return;
        }
        boolean one = i + 1 == words.size();
        if (one && words.get(i).text().matches("(?s)['\"].*")) text = i;
        else carried = i;
    }

    private int option(int i, String value) {
        int equals = value.indexOf('=');
        if (value.startsWith("--")) {
            var option = equals < 0 ? value : value.substring(0, equals);
            if (equals >= 0) return add(option, value.substring(equals + 1), i, i + 1);
            return table.takesValue(path, option)
                    ? withNext(option, i)
                    : add(option, null, i, i + 1);
        }
        var whole = equals < 0 ? value : value.substring(0, equals);
        if (value.length() > 2 && table.knows(path, whole)) {
            if (equals >= 0) return add(whole, value.substring(equals + 1), i, i + 1);
            return table.takesValue(path, whole) ? withNext(whole, i) : add(whole, null, i, i + 1);
        }
        return bundle(i, value);
    }

    private int bundle(int i, String value) {
        for (int letter = 1; letter < value.length(); letter++) {
            var option = "-" + value.charAt(letter);
            if (!table.takesValue(path, option)) {
                options.add(new Option(option, null, i, value.length() > 2));
                continue;
            }
            if (letter + 1 == value.length()) return withNext(option, i);
            return add(option, value.substring(letter + 1), i, i + 1);
        }
        return i + 1;
    }

    private int withNext(String option, int i) {
        var value = i + 1 < words.size() ? words.get(i + 1).value() : null;
        var carry = table.carry(path);
        if (value != null && carry != null && carry.options().contains(option)) text = i + 1;
        return add(option, value, i, i + 2);
    }

    private int add(String option, @Nullable String value, int word, int next) {
        options.add(new Option(option, value, word, false));
        return next;
    }

    /// Options in front of the subcommand that take a value belong to the program, not to it.
    boolean has(List<String> names) {
        for (var option : options)
            if (names.contains(option.name())
                    && !(option.value() != null && option.word() < pathEnd)) return true;
        return false;
    }

    boolean carries() {
        return carried >= 0 || text >= 0;
    }

    String plainWord(int i) {
        return words.get(plain.get(i)).value();
    }

    String plainWords() {
        var text = new StringBuilder();
        for (int i : plain) {
            if (!text.isEmpty()) text.append(' ');
            text.append(words.get(i).value());
        }
        return text.toString();
    }

    int start() {
        return words.get(program).start();
    }

    int end() {
        return words.getLast().end();
    }
}
