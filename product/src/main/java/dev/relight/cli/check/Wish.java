package dev.relight.cli.check;

import dev.relight.cli.Options;
import dev.relight.cli.RuleFiles;
import dev.relight.cli.Usage;
import dev.relight.danger.OwnRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

/// What the person asked `relight check` for.
///
/// @param html file to write, null but for [Form#HTML]
/// @param against null to look around the runbook
/// @param writeBaseline file to write, null when none is wanted
/// @param rules the team's own, laid over the shipped ones
record Wish(
        List<String> files,
        Form form,
        boolean problemsOnly,
        boolean all,
        boolean strict,
        @Nullable String html,
        @Nullable Path against,
        @Nullable Baseline baseline,
        @Nullable String writeBaseline,
        OwnRules rules) {

    /// In which form the answer is printed.
    enum Form {
        PEOPLE,
        JSON,
        SARIF,
        GITHUB,
        HTML
    }

    static Wish of(List<String> arguments) throws Usage {
        var line = Options.parse("check", options(), arguments);
        var files = line.getArgList();
        if (files.isEmpty())
            throw new Usage("check: which runbook?%n  mend: relight check FILE...".formatted());
        return new Wish(
                List.copyOf(files),
                form(line),
                line.hasOption("problems-only"),
                line.hasOption("all"),
                line.hasOption("strict"),
                line.getOptionValue("html"),
                against(line.getOptionValue("against")),
                baseline(line.getOptionValue("baseline")),
                line.getOptionValue("write-baseline"),
                rules(line));
    }

    private static org.apache.commons.cli.Options options() {
        var options = new org.apache.commons.cli.Options();
        options.addOption("p", "problems-only", false, "");
        options.addOption("a", "all", false, "");
        for (var flag : List.of("json", "sarif", "github", "strict"))
            options.addOption(Option.builder().longOpt(flag).get());
        for (var valued : List.of("html", "against", "baseline", "write-baseline", "rules"))
            options.addOption(Option.builder().longOpt(valued).hasArg().get());
        return options;
    }

    private static OwnRules rules(CommandLine line) throws Usage {
        var named = line.getOptionValues("rules");
        if (named == null) return OwnRules.none();
        return RuleFiles.read("check", Stream.of(named).map(Path::of).toList());
    }

    private static Form form(CommandLine line) throws Usage {
        var form = Form.PEOPLE;
        var named = "";
        for (var one : List.of(Form.JSON, Form.SARIF, Form.GITHUB, Form.HTML)) {
            var option = one.name().toLowerCase(java.util.Locale.ROOT);
            if (!line.hasOption(option)) continue;
            if (form != Form.PEOPLE)
                throw new Usage(
                        "check: --%s and --%s cannot both be printed%n  mend: call it once for each"
                                .formatted(named, option));
            form = one;
            named = option;
        }
        return form;
    }

    private static @Nullable Path against(@Nullable String place) throws Usage {
        if (place == null) return null;
        var path = Path.of(place);
        if (!Files.exists(path))
            throw new Usage(
                    "check: --against '%s' is not there%n  mend: name a compose file, or a folder with what the runbook is about"
                            .formatted(place));
        return path;
    }

    private static @Nullable Baseline baseline(@Nullable String file) throws Usage {
        if (file == null) return null;
        try {
            return Baseline.read(Files.readString(Path.of(file)));
        } catch (IOException missing) {
            throw new Usage(
                    "check: the baseline '%s' cannot be read%n  mend: write one with --write-baseline %s"
                            .formatted(file, file));
        } catch (IllegalArgumentException other) {
            throw new Usage(
                    "check: '%s' is no baseline: %s%n  mend: write one with --write-baseline %s"
                            .formatted(file, other.getMessage(), file));
        }
    }
}
