package dev.relight.danger;

import dev.relight.shell.Word;
import java.util.List;

/// One word given to a program: what is known of its value.
///
/// @param value what the program gets; where only the shell can know, as it stands: `$X`
/// @param constant the program gets exactly the value
/// @param loose unquoted and unknown, so it may turn into several words or into options
record Arg(String value, boolean constant, boolean loose) {
    /// Comes from elsewhere when it runs: what `xargs` puts behind its command.
    static final Arg LATER = new Arg("$later", false, true);

    static Arg of(Word word) {
        boolean constant = word.constant();
        boolean loose = !constant && !word.text().startsWith("\"");
        return new Arg(word.value(), constant, loose);
    }

    static Arg of(String value) {
        return new Arg(value, true, false);
    }

    static List<Arg> all(List<Word> words) {
        return words.stream().map(Arg::of).toList();
    }

    static List<Arg> values(List<String> values) {
        return values.stream().map(Arg::of).toList();
    }

    /// The arguments as one text a shell would read, as `ssh` and `watch` join them.
    static String joined(List<Arg> args) {
        if (args.size() == 1) return args.getFirst().value();
        var text = new StringBuilder();
        for (var arg : args) {
            if (!text.isEmpty()) text.append(' ');
            text.append(arg.value());
        }
        return text.toString();
    }
}
