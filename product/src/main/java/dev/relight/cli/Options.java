package dev.relight.cli;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/// Parses arguments with commons-cli and says no in our words.
public final class Options {
    private Options() {}

    /// The parsed line.
    ///
    /// @throws Usage naming the option and what was probably meant
    public static CommandLine parse(
            String command, org.apache.commons.cli.Options options, List<String> arguments)
            throws Usage {
        try {
            return DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(options, arguments.toArray(String[]::new));
        } catch (UnrecognizedOptionException unknown) {
            var typed = unknown.getOption();
            var known =
                    options.getOptions().stream()
                            .filter(option -> option.getLongOpt() != null)
                            .map(option -> "--" + option.getLongOpt())
                            .toList();
            throw new Usage(
                    "%s: no option '%s'.%s%n  mend: relight %s --help lists them"
                            .formatted(command, typed, Nearest.hint(typed, known), command));
        } catch (MissingArgumentException missing) {
            var option = missing.getOption();
            var name =
                    option.getLongOpt() == null
                            ? "-" + option.getOpt()
                            : "--" + option.getLongOpt();
            throw new Usage(
                    "%s: %s needs a value%n  mend: relight %s --help shows an example"
                            .formatted(command, name, command));
        } catch (ParseException other) {
            throw new Usage(
                    "%s: %s%n  mend: see relight %s --help"
                            .formatted(command, other.getMessage(), command));
        }
    }
}
