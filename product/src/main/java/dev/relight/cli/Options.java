package dev.relight.cli;

import dev.relight.danger.Platform;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Policy;
import dev.relight.settings.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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

    /// Every value of an option that may be repeated; empty if it was not given.
    static List<String> all(CommandLine line, String option) {
        var values = line.getOptionValues(option);
        return values == null ? List.of() : List.of(values);
    }

    /// As [#all], for files.
    static List<Path> files(CommandLine line, String option) {
        return all(line, option).stream().map(Path::of).toList();
    }

    /// What was given by `--set NAME=VALUE`.
    static Map<String, String> values(String command, CommandLine line) throws Usage {
        var values = new TreeMap<String, String>();
        for (var pair : all(line, "set")) {
            int at = pair.indexOf('=');
            if (at < 1)
                throw new Usage(
                        "%s: --set wants NAME=VALUE, not '%s'%n  mend: --set port=8080"
                                .formatted(command, pair));
            values.put(pair.substring(0, at), pair.substring(at + 1));
        }
        return values;
    }

    /// Those named by `--platform`; empty if none is.
    static Set<Platform> platforms(String command, CommandLine line) throws Usage {
        var platforms = EnumSet.noneOf(Platform.class);
        for (var word : all(line, "platform"))
            platforms.add(known(command, "platform", word, Platform.values(), Platform::word));
        return platforms;
    }

    /// How long a restored service is watched: `--soak`, else the usual.
    static Duration soak(String command, CommandLine line) throws Usage {
        var text = line.getOptionValue("soak");
        if (text == null) return Policy.Patience.standard().soak();
        return Durations.parse(text)
                .orElseThrow(() ->
                        new Usage(
                                "%s: '%s' is no duration%n  mend: --soak 90s, --soak 10m"
                                        .formatted(command, text)));
    }

    /// How much Relight may do alone; `assist` if nothing is said.
    static Autonomy autonomy(String command, CommandLine line) throws Usage {
        return word(command, line, "autonomy", Autonomy.values(), Autonomy::word, Autonomy.ASSIST);
    }

    /// One of a few words.
    static <T> T word(
            String command,
            CommandLine line,
            String option,
            T[] all,
            Function<T, String> word,
            T otherwise)
            throws Usage {
        var text = line.getOptionValue(option);
        return text == null ? otherwise : known(command, option, text, all, word);
    }

    private static <T> T known(
            String command, String option, String text, T[] all, Function<T, String> word)
            throws Usage {
        var wanted = text.toLowerCase(Locale.ROOT);
        for (var each : all) if (word.apply(each).equals(wanted)) return each;
        var words = Arrays.stream(all).map(word).toList();
        throw new Usage(
                "%s: --%s knows no '%s'.%s%n  mend: use one of: %s"
                        .formatted(
                                command,
                                option,
                                text,
                                Nearest.hint(wanted, words),
                                String.join(", ", words)));
    }
}
