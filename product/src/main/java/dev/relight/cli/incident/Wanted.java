package dev.relight.cli.incident;

import dev.relight.cli.Options;
import dev.relight.cli.Usage;
import dev.relight.inbox.Letter;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

/// What the person typed behind `relight incident` or `relight audit`, understood.
///
/// @param verb such as `show`
/// @param operands what stands behind it, without options
/// @param state the folder they named; null if none
/// @param by who says it
record Wanted(
        String command,
        String verb,
        List<String> operands,
        @Nullable Path state,
        String by,
        String because,
        boolean json,
        boolean all,
        CommandLine line) {
    static Wanted of(String command, String verb, List<String> arguments) throws Usage {
        var line = Options.parse(command + " " + verb, options(), arguments);
        var by = line.getOptionValue("as", System.getProperty("user.name", "somebody"));
        if (!by.matches(Letter.PERSON))
            throw new Usage(
                    "%s %s: '%s' is no name of a person%n  mend: --as ana (letters, digits, blank, . _ @ ' -)"
                            .formatted(command, verb, by));
        var state = line.getOptionValue("state");
        return new Wanted(
                command,
                verb,
                line.getArgList(),
                state == null ? null : Path.of(state).toAbsolutePath().normalize(),
                by,
                line.getOptionValue("because", ""),
                line.hasOption("json"),
                line.hasOption("all"),
                line);
    }

    private static org.apache.commons.cli.Options options() {
        var options = new org.apache.commons.cli.Options();
        for (var one : List.of("state", "as", "because", "to", "head", "older-than"))
            options.addOption(Option.builder().longOpt(one).hasArg().get());
        for (var flag : List.of("json", "all"))
            options.addOption(Option.builder().longOpt(flag).get());
        return options;
    }

    /// The operands, if there are just so many.
    ///
    /// @param usage what should have been typed behind the verb
    List<String> operands(int count, String usage) throws Usage {
        if (operands.size() == count) return operands;
        throw new Usage(
                "%s %s: %s%n  mend: relight %s %s %s"
                        .formatted(
                                command,
                                verb,
                                operands.size() < count ? "something is missing" : "too many words",
                                command,
                                verb,
                                usage));
    }

    /// Why, in the person's words; some verbs need it on the record.
    String reason() throws Usage {
        if (!because.isBlank()) return because;
        throw new Usage(
                "%s %s: say why; it goes on the record%n  mend: add --because \"...\""
                        .formatted(command, verb));
    }

    /// An option's value; null if it was not given.
    @Nullable String option(String name) {
        return line.getOptionValue(name);
    }

    Usage no(String what, String mend) {
        return new Usage("%s %s: %s%n  mend: %s".formatted(command, verb, what, mend));
    }
}
