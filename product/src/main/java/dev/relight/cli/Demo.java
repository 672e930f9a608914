package dev.relight.cli;

import dev.relight.drill.DemoFolder;
import dev.relight.drill.DemoFolder.Progress;
import dev.relight.drill.DemoLantern;
import dev.relight.drill.Fault;
import dev.relight.drill.FaultFile;
import dev.relight.drill.Leases;
import dev.relight.problem.Problems;
import dev.relight.settings.Durations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/// `relight demo`: breaks a small real service and lets its runbook repair it.
final class Demo implements Subcommand {
    private static final Duration SOAK_DEFAULT = Duration.ofSeconds(10);

    /// A longer soak shows nothing that a shorter one does not.
    private static final Duration SOAK_MAX = Duration.ofMinutes(10);

    private static final String FAULT_DEFAULT = "port-conflict";

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "break a small real service and watch its runbook repair it";
    }

    @Override
    public String help() {
        return """
        usage: relight demo [--fault NAME|all] [--ask] [--soak TIME] [--keep] [--state DIR]

        Starts lantern, a small real HTTP service with its own process, port, log, configuration and
        data, lets Relight watch it with examples/lantern/service-down.md, breaks it for real, and
        tells what happens. Everything is undone at the end, on Ctrl-C too. A demo that was killed
        goes on with the next `relight demo`.

          --fault NAME   crash, hang, port-conflict (the default), bad-config, out-of-memory,
                         dependency-down, disk-full (needs root); several with commas; or all
          --ask          ask you before anything dangerous, instead of two scripted people
          --soak TIME    how long a restored lantern is watched (default 10s, at most 10m)
          --keep         leave lantern running at the end
          --state DIR    where the demo keeps its state (default .relight/demo beside relight)

        examples:
          relight demo
          relight demo --fault all
          relight demo --fault hang --ask

        exit codes: 0 every fault that could be made was restored, 1 one was not,
                    2 the demo could not begin, 130 Ctrl-C
        """;
    }

    private static org.apache.commons.cli.Options options() {
        return new org.apache.commons.cli.Options()
                .addOption(null, "fault", true, "")
                .addOption(null, "ask", false, "")
                .addOption(null, "soak", true, "")
                .addOption(null, "keep", false, "")
                .addOption(null, "state", true, "");
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var line = Options.parse("demo", options(), arguments);
        if (!line.getArgList().isEmpty())
            throw new Usage(
                    "demo: what is '%s'?%n  mend: name faults with --fault"
                            .formatted(line.getArgList().getFirst()));
        var soak = soak(line);
        var example = example();
        var faults = faults(example);
        var wanted = wanted(line, faults);
        try {
            var state = state(line, example);
            var folder =
                    DemoFolder.take(state)
                            .orElseThrow(() ->
                                    new Usage(
                                            "demo: another demo is under way in "
                                                    + state
                                                    + "\n  mend: wait for it, or give --state DIR"));
            return run(line, terminal, folder, faults, example, wanted, soak);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(
            CommandLine line,
            Terminal terminal,
            DemoFolder folder,
            FaultFile faults,
            Path example,
            Optional<List<String>> wanted,
            Duration soak)
            throws Usage, IOException {
        var clock = InstantSource.system();
        var lantern = new DemoLantern(folder.lantern(), example);
        var leases = new Leases(folder.leases(), clock);
        var people = new DemoPeople(line.hasOption("ask"), () -> isWell(lantern), clock);
        var plan = Runbooks.read("demo", lantern.runbook(), List.of(lantern.rules())).plan();
        var hangar = new DemoHangar(folder, lantern, plan);
        var run = new DemoRun(terminal, folder, lantern, faults, leases, people, hangar);
        var end = new DemoEnd(terminal, folder, lantern, leases, run, line.hasOption("keep"));
        var hook = end.onInterrupt(Thread.currentThread());
        if (people.asks()) listen(terminal, run, people);
        try {
            var progress =
                    folder.unfinished()
                            .filter(left -> wanted.isEmpty() || wanted.get().equals(left.faults()))
                            .orElseGet(() ->
                                    Progress.begin(wanted.orElse(List.of(FAULT_DEFAULT)), soak));
            if (progress.step() == Progress.Step.STEADY) begin(terminal, lantern, example);
            boolean well = run.play(progress);
            run.summary().print(terminal, folder.records());
            end.clear();
            return well ? Exit.OK : Exit.NO;
        } catch (DemoLantern.Unlit unlit) {
            end.clear();
            throw new Usage("demo: " + unlit.getMessage());
        } catch (InterruptedException e) {
            return end.waitForHook(hook);
        } catch (IOException | RuntimeException e) {
            // An interrupt also closes the file that was just written to.
            if (end.isInterrupted()) return end.waitForHook(hook);
            throw e;
        }
    }

    private static void begin(Terminal terminal, DemoLantern lantern, Path example)
            throws DemoLantern.Unlit, InterruptedException {
        lantern.light();
        var out = terminal.out();
        out.println();
        out.println("   lantern burns on " + lantern.health().replace("/health", ""));
        out.println("   relight watches it and flies " + example.resolve("service-down.md"));
        out.flush();
    }

    private static void listen(Terminal terminal, DemoRun run, DemoPeople people) {
        Thread.ofPlatform()
                .daemon()
                .name("demo-listener")
                .start(() -> {
                    try (var lines =
                            new BufferedReader(
                                    new InputStreamReader(terminal.in(), StandardCharsets.UTF_8))) {
                        while (true) {
                            people.awaitQuestion();
                            if (terminal.interactive()) while (lines.ready()) lines.readLine();
                            var typed = lines.readLine();
                            if (typed == null) break;
                            run.typed(typed);
                        }
                    } catch (IOException e) {
                        terminal.err().println("relight: the terminal is gone: " + e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    people.leave();
                    run.typed("");
                });
    }

    private static Duration soak(CommandLine line) throws Usage {
        var text = line.getOptionValue("soak");
        if (text == null) return SOAK_DEFAULT;
        var soak = Durations.parse(text);
        if (soak.isEmpty() || soak.get().compareTo(SOAK_MAX) > 0)
            throw new Usage(
                    "demo: --soak '%s' is no time up to 10 minutes%n  mend: write 10s or 2m"
                            .formatted(text));
        return soak.get();
    }

    private static Optional<List<String>> wanted(CommandLine line, FaultFile file) throws Usage {
        var text = line.getOptionValue("fault");
        if (text == null) return Optional.empty();
        var names = file.faults().stream().map(Fault::name).toList();
        if (text.equals("all")) return Optional.of(names);
        var wanted = new ArrayList<String>();
        for (var name : text.split(",", -1)) {
            if (!names.contains(name))
                throw new Usage(
                        "demo: no fault is called '%s'.%s%n  mend: use all, or one of %s"
                                .formatted(
                                        name, Nearest.hint(name, names), String.join(", ", names)));
            wanted.add(name);
        }
        return Optional.of(wanted);
    }

    private static FaultFile faults(Path example) throws Usage {
        var path = example.resolve("faults.yaml");
        try {
            var problems = new Problems();
            var file = FaultFile.read(path.toString(), Files.readString(path), problems);
            if (!problems.hasErrors()) return file;
            throw mistake(problems);
        } catch (IOException e) {
            throw new Usage("demo: cannot read " + path + ": " + e);
        }
    }

    private static Usage mistake(Problems problems) {
        var first = problems.inOrder().getFirst();
        return new Usage(first.where() + ": " + first.what() + "\n  mend: " + first.mend());
    }

    /// `examples/lantern` beside the launcher, or above where we stand.
    private static Path example() throws Usage {
        var home = System.getProperty("relight.home");
        for (var from = Path.of(home == null ? "" : home).toAbsolutePath();
                from != null;
                from = from.getParent()) {
            var example = from.resolve("examples/lantern");
            if (Files.exists(example.resolve("faults.yaml"))) return example.normalize();
        }
        throw new Usage(
                "demo: examples/lantern is not to be found%n  mend: start ./relight from its own clone"
                        .formatted());
    }

    private static Path state(CommandLine line, Path example) {
        var given = line.getOptionValue("state");
        if (given != null) return Path.of(given).toAbsolutePath();
        return example.resolve("../../.relight/demo").normalize();
    }

    private static boolean isWell(DemoLantern lantern) {
        try {
            return lantern.isHealthy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
