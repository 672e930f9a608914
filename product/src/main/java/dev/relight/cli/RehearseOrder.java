package dev.relight.cli;

import dev.relight.danger.Platform;
import dev.relight.engine.Alert;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.plan.Plan;
import dev.relight.rehearse.Rehearsal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

/// What the person typed behind `relight rehearse`, understood.
///
/// @param scenario as typed; null for none
/// @param answers file of written answers; null for none
/// @param recorded state folder with an incident to be played again; null for none
/// @param incident which one; null for the last
/// @param platforms empty: all that the runbook speaks of
/// @param expected how it shall end
record RehearseOrder(
        Path file,
        @Nullable String scenario,
        boolean all,
        @Nullable Path answers,
        @Nullable Path recorded,
        @Nullable String incident,
        Map<String, String> values,
        Set<Platform> platforms,
        List<Path> rules,
        Autonomy autonomy,
        Rehearsal.People people,
        Rehearsal.Ending expected,
        Duration soak,
        long seed,
        boolean json) {
    private static final String COMMAND = "rehearse";

    static RehearseOrder of(List<String> arguments) throws Usage {
        var line = Options.parse(COMMAND, options(), arguments);
        if (line.getArgList().size() != 1)
            throw new Usage(
                    "rehearse: name one runbook, not %d%n  mend: relight rehearse service-down.md"
                            .formatted(line.getArgList().size()));
        var answers = line.getOptionValue("answers");
        var recorded = line.getOptionValue("recorded");
        if (recorded == null && line.hasOption("incident"))
            throw new Usage(
                    "rehearse: --incident says which, and not of what%n  mend: add --recorded FOLDER"
                            .formatted());
        if (line.hasOption("all") && line.hasOption("scenario"))
            throw new Usage(
                    "rehearse: --all and --scenario exclude each other%n  mend: leave one of them out"
                            .formatted());
        return new RehearseOrder(
                Path.of(line.getArgList().getFirst()),
                line.getOptionValue("scenario"),
                line.hasOption("all"),
                answers == null ? null : Path.of(answers),
                recorded == null ? null : Path.of(recorded),
                line.getOptionValue("incident"),
                Options.values(COMMAND, line),
                Options.platforms(COMMAND, line),
                Options.files(line, "rules"),
                Options.autonomy(COMMAND, line),
                Options.word(
                        COMMAND,
                        line,
                        "people",
                        Rehearsal.People.values(),
                        RehearseOrder::lower,
                        Rehearsal.People.YES),
                Options.word(
                        COMMAND,
                        line,
                        "expect",
                        Rehearsal.Ending.values(),
                        RehearseOrder::lower,
                        Rehearsal.Ending.RESTORED),
                Options.soak(COMMAND, line),
                seed(line),
                line.hasOption("json"));
    }

    private static org.apache.commons.cli.Options options() {
        var options = new org.apache.commons.cli.Options();
        for (var each :
                List.of(
                        "set",
                        "platform",
                        "rules",
                        "scenario",
                        "answers",
                        "recorded",
                        "incident",
                        "autonomy",
                        "people",
                        "expect",
                        "soak",
                        "seed")) options.addOption(Option.builder().longOpt(each).hasArg().get());
        for (var flag : List.of("json", "all"))
            options.addOption(Option.builder().longOpt(flag).get());
        return options;
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static long seed(CommandLine line) throws Usage {
        var text = line.getOptionValue("seed", "1");
        if (!text.matches("-?[0-9]{1,18}"))
            throw new Usage(
                    "rehearse: '%s' is no seed%n  mend: give a whole number, such as --seed 7"
                            .formatted(text));
        return Long.parseLong(text);
    }

    /// The alert that opens the rehearsal: everything the runbook needs is there.
    Alert alert(Plan plan) {
        var service = "service";
        var environment = new TreeSet<String>();
        plan.commands().forEach(command -> environment.addAll(command.envNeeded()));
        var standard = Policy.standard();
        return new Alert(
                service,
                "rehearse:" + service,
                "the service is down, in a rehearsal",
                Map.of(),
                plan,
                new Site(
                        "simulated",
                        "/srv/" + service,
                        inUse(plan),
                        bindings(plan),
                        environment,
                        true),
                standard.with(autonomy).with(standard.patience().soaking(soak)));
    }

    private Set<Platform> inUse(Plan plan) {
        if (!platforms.isEmpty()) return platforms;
        var all = EnumSet.noneOf(Platform.class);
        plan.commands().forEach(command -> all.add(command.platform()));
        return all;
    }

    /// What was not given with `--set` gets an example, so that every step can be rehearsed.
    Map<String, String> bindings(Plan plan) {
        var all = new TreeMap<String, String>();
        for (var command : plan.commands())
            for (var name : command.placeholders())
                all.put(name, name.toLowerCase(Locale.ROOT).contains("port") ? "8080" : "app");
        for (var value : values.entrySet()) {
            all.keySet().removeIf(name -> bare(name).equals(bare(value.getKey())));
            all.put(value.getKey(), value.getValue());
        }
        return all;
    }

    private static String bare(String name) {
        return name.replaceAll("[<>{}\\[\\]\\s]", "");
    }
}
