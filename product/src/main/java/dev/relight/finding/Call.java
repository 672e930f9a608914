package dev.relight.finding;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One program with its arguments, wrappers and carriers taken off.
///
/// @param program without its folder: `docker`, `curl`
/// @param args as the program gets them, as far as the text tells
/// @param within the container, pod or host it runs in; empty for here
record Call(String program, List<String> args, String within) {
    Call {
        args = List.copyOf(args);
    }

    boolean is(String... programs) {
        return Set.of(programs).contains(program);
    }

    /// Arguments that are no options, in order; a value behind an option counts too.
    List<String> plain() {
        return args.stream().filter(arg -> !arg.startsWith("-") || arg.equals("-")).toList();
    }

    /// The first plain argument that is one of the words: the subcommand.
    boolean says(String... words) {
        for (var word : words) if (args.contains(word)) return true;
        return false;
    }

    /// Whether an option is set: `has("-v", "--volumes")`; short ones may be bundled (`-fsS`).
    boolean has(String... options) {
        for (var option : options)
            for (var arg : args) {
                if (arg.equals(option) || arg.startsWith(option + "=")) return true;
                if (isShort(option) && isBundle(arg) && arg.indexOf(option.charAt(1)) > 0)
                    return true;
            }
        return false;
    }

    /// The value of the first of these options that is set: `-n 5`, `--tail=5`, `-n5`.
    @Nullable String value(String... options) {
        for (var option : options)
            for (int i = 0; i < args.size(); i++) {
                var arg = args.get(i);
                if (arg.equals(option) && i + 1 < args.size()) return args.get(i + 1);
                if (arg.startsWith(option + "=")) return arg.substring(option.length() + 1);
                if (isShort(option) && arg.startsWith(option) && arg.length() > 2)
                    return arg.substring(2);
            }
        return null;
    }

    private static boolean isShort(String option) {
        return option.length() == 2 && option.charAt(0) == '-';
    }

    private static boolean isBundle(String arg) {
        return arg.length() > 2
                && arg.charAt(0) == '-'
                && arg.chars().skip(1).allMatch(Character::isLetter);
    }
}
