package dev.relight.cli;

import dev.relight.drill.Course;
import dev.relight.drill.Fault;
import dev.relight.drill.FaultFile;
import dev.relight.problem.Problems;
import dev.relight.settings.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/// What the person typed behind `relight drill`, understood.
///
/// @param wanted faults to make, in order; empty: nothing was asked for but a list
/// @param state absolute folder of leases, flights, records and history
/// @param reports format -> file
/// @param export folder for experiments of the Chaos Toolkit; empty if not wanted
record DrillOrder(
        Course course,
        FaultFile faults,
        List<Fault> wanted,
        Duration soak,
        Path state,
        Map<String, Path> reports,
        String export) {
    private static final Duration SOAK_DEFAULT = Duration.ofSeconds(20);
    private static final List<String> FORMATS = List.of("json", "html", "junit");

    static CommandLine parse(List<String> arguments) throws Usage {
        var options = new org.apache.commons.cli.Options();
        for (var one :
                List.of(
                        "fault", "on", "soak", "state", "runbook", "json", "html", "junit",
                        "export", "faults"))
            options.addOption(Option.builder().longOpt(one).hasArg().get());
        options.addOption(Option.builder().longOpt("all").get());
        var line = Options.parse("drill", options, arguments);
        if (line.getArgList().size() != 1)
            throw new Usage(
                    "drill: name one course or system, not %d%n  mend: relight drill course.yaml --on staging --all"
                            .formatted(line.getArgList().size()));
        return line;
    }

    static DrillOrder of(CommandLine line) throws Usage {
        var file = Path.of(line.getArgList().getFirst()).toAbsolutePath().normalize();
        var course = course(file);
        if (line.hasOption("runbook"))
            course = course.flying(Path.of(line.getOptionValue("runbook")).toAbsolutePath());
        named(course, line.getOptionValue("on"));
        var faults = faults(course);
        var state = line.getOptionValue("state");
        var reports = new TreeMap<String, Path>();
        for (var format : FORMATS)
            if (line.hasOption(format)) reports.put(format, Path.of(line.getOptionValue(format)));
        return new DrillOrder(
                course,
                faults,
                wanted(line, faults),
                soak(line),
                (state == null ? Path.of(".relight", "drill", course.service()) : Path.of(state))
                        .toAbsolutePath()
                        .normalize(),
                reports,
                line.getOptionValue("export", ""));
    }

    /// Nothing is ever broken on an environment that was not named by the one who drills.
    private static void named(Course course, String on) throws Usage {
        if (course.environment().equals(on)) return;
        var said = on == null ? "no environment was named" : "you named '" + on + "'";
        throw new Usage(
                "drill: %s, and this course is for '%s'; nothing was broken%n  mend: if that is where you are, say --on %s"
                        .formatted(said, course.environment(), course.environment()));
    }

    private static Course course(Path file) throws Usage {
        var problems = new Problems();
        var course = Course.read(file, text("course", file), problems);
        if (problems.hasErrors()) throw mistake(problems);
        if (!Files.isDirectory(course.home()))
            throw new Usage(
                    "drill: there is no folder %s%n  mend: correct 'home' in %s"
                            .formatted(course.home(), file));
        return course;
    }

    private static FaultFile faults(Course course) throws Usage {
        var problems = new Problems();
        var file = course.faults();
        var faults = FaultFile.read(file.toString(), text("faults", file), problems);
        if (problems.hasErrors()) throw mistake(problems);
        return faults;
    }

    private static String text(String what, Path file) throws Usage {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Usage(
                    "drill: the %s in %s cannot be read%n  mend: name a file that is there; docs/guide/drills.md shows one"
                            .formatted(what, file));
        }
    }

    private static Usage mistake(Problems problems) {
        var first = problems.inOrder().getFirst();
        return new Usage(
                "drill: %s: %s%n  mend: %s".formatted(first.where(), first.what(), first.mend()));
    }

    private static List<Fault> wanted(CommandLine line, FaultFile file) throws Usage {
        if (line.hasOption("all")) return file.faults();
        var text = line.getOptionValue("fault");
        if (text == null) return List.of();
        var names = file.faults().stream().map(Fault::name).toList();
        var wanted = new ArrayList<Fault>();
        for (var name : Arrays.asList(text.split(",", -1)))
            wanted.add(
                    file.fault(name)
                            .orElseThrow(() ->
                                    new Usage(
                                            "drill: no fault is called '%s'.%s%n  mend: use --all, or one of %s"
                                                    .formatted(
                                                            name,
                                                            Nearest.hint(name, names),
                                                            String.join(", ", names)))));
        return wanted;
    }

    private static Duration soak(CommandLine line) throws Usage {
        var text = line.getOptionValue("soak");
        if (text == null) return SOAK_DEFAULT;
        return Durations.parse(text)
                .orElseThrow(() ->
                        new Usage(
                                "drill: '%s' is no duration%n  mend: --soak 20s, --soak 2m"
                                        .formatted(text)));
    }
}
