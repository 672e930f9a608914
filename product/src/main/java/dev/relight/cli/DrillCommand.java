package dev.relight.cli;

import dev.relight.drill.Drill;
import dev.relight.drill.Fault;
import dev.relight.drill.Score;
import dev.relight.drill.report.Account;
import dev.relight.drill.report.ChaosToolkit;
import dev.relight.drill.report.History;
import dev.relight.drill.report.HtmlReport;
import dev.relight.drill.report.JsonReport;
import dev.relight.drill.report.JunitReport;
import dev.relight.drill.report.TextReport;
import dev.relight.lint.Faults;
import dev.relight.lint.Lint;
import dev.relight.lint.world.World;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.runbook.Compiled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// `relight drill`: breaks a real service on purpose, lets its runbook repair it, and scores that.
final class DrillCommand implements Subcommand {
    /// Whatever the drill is at, it hears an interrupt sooner than this.
    private static final long PARKING_MILLIS_MAX = 10_000;

    @Override
    public String name() {
        return "drill";
    }

    @Override
    public String summary() {
        return "break a service on purpose, let its runbook repair it, score it";
    }

    @Override
    public String help() {
        return """
        usage: relight drill COURSE.yaml --on ENVIRONMENT (--fault NAME[,NAME...] | --all) [options]
               relight drill SYSTEM (--fault NAME[,NAME...] | --all) [options]

        For each fault: the service must be well first; the fault is made, its undo written down
        before; Relight flies the runbook, with scripted people for the approvals that policy demands;
        the fault is undone; the service must be well again. Then it is scored. A drill that was killed
        leaves its undo on disk, and the next one begins with it. SYSTEM is one of the five of the range
        (make range).

          --on ENVIRONMENT   the environment of the course, said by you; without it nothing is broken
          --fault NAME       one fault, or several with commas
          --all              every fault of the course
          --soak TIME        how long a restored service is watched (default 20s)
          --runbook FILE     fly this one instead of the course's
          --json FILE, --html FILE, --junit FILE   the report in these formats too
          --export DIR       write the faults as experiments of the Chaos Toolkit, and break nothing
          --state DIR        leases, records and history (default .relight/drill/SERVICE here)

        Without --fault and --all it lists the faults, and how fresh the proof of each is.

        examples:
          relight drill course.yaml --on staging --fault database-down
          relight drill testgen-copilot --all --html drill.html

        exit codes: 0 every drill ended as its fault says it should, 1 one did not, 2 could not begin,
                    130 Ctrl-C
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var line = DrillOrder.parse(arguments);
        var range = RangeSystem.of(line.getArgList().getFirst());
        try {
            if (range.isPresent()) return range.get().drill(arguments);
            return drill(DrillOrder.of(line), terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            return Exit.INTERRUPTED;
        }
    }

    private static int drill(DrillOrder order, Terminal terminal)
            throws Usage, IOException, InterruptedException {
        if (!order.export().isEmpty()) return export(order, terminal);
        var compiled = Runbooks.read("drill", order.course().runbook(), order.course().rules());
        var plan = compiled.plan();
        var known = known(compiled);
        Files.createDirectories(order.state());
        if (order.wanted().isEmpty()) return list(order, plan, terminal);
        var teller = new DrillTeller(terminal);
        var drill =
                new Drill(
                        order.course(),
                        order.faults(),
                        plan,
                        Faults.of(plan, compiled.page(), LocalDate.now(ZoneId.systemDefault())),
                        order.state(),
                        order.soak(),
                        teller);
        for (var undone : drill.sweep())
            terminal.out()
                    .printf(
                            "   an earlier drill left '%s' behind: %s%n",
                            undone.lease().fault(), undone.well() ? "undone" : undone.said());
        var hook = onInterrupt(drill, Thread.currentThread(), terminal);
        var began = Instant.now();
        var scores = new ArrayList<Score>();
        for (var fault : order.wanted()) {
            terminal.out().printf("%n   %s%n", terminal.bold(fault.name()));
            scores.add(fly(drill, fault));
            write(order, account(order, plan, began, known, scores));
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        var account = account(order, plan, began, known, scores);
        History.add(order.state(), account);
        report(order, account, terminal);
        return account.isAsExpected() ? Exit.OK : Exit.NO;
    }

    /// Nothing stays broken because something else went wrong.
    private static Score fly(Drill drill, Fault fault) throws IOException, InterruptedException {
        try {
            return drill.fly(fault);
        } catch (IOException | RuntimeException e) {
            drill.undoAll();
            throw e;
        }
    }

    private static Account account(
            DrillOrder order,
            Plan plan,
            Instant began,
            List<Score.Finding> known,
            List<Score> scores) {
        var course = order.course();
        return new Account(
                course.service(), course.environment(), plan, began, order.soak(), known, scores);
    }

    /// Ctrl-C undoes what is broken before the process ends.
    private static Thread onInterrupt(Drill drill, Thread drilling, Terminal terminal) {
        var hook =
                Thread.ofPlatform()
                        .unstarted(() -> {
                            terminal.out().println("\n   interrupted: undoing what was broken");
                            terminal.out().flush();
                            drilling.interrupt();
                            try {
                                drilling.join(PARKING_MILLIS_MAX);
                                for (var undone : drill.undoAll())
                                    if (!undone.well()) terminal.err().println(undone.said());
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    /// What reading alone shows.
    private static List<Score.Finding> known(Compiled compiled) {
        var known = new ArrayList<Score.Finding>();
        var today = LocalDate.now(ZoneId.systemDefault());
        for (var problem : Lint.problems(compiled.plan(), compiled.page(), World.NONE, today)) {
            var line = problem.where().line();
            var text = compiled.plan().command(line).map(Command::joined).orElse("");
            var said = problem.what();
            known.add(new Score.Finding(line, text, problem.code(), problem.severity(), said));
        }
        return known;
    }

    private static int list(DrillOrder order, Plan plan, Terminal terminal) throws IOException {
        var names = order.faults().faults().stream().map(Fault::name).toList();
        var past = History.read(order.state());
        terminal.out().print(History.freshness(past, names, plan.source().sha256(), Instant.now()));
        return Exit.OK;
    }

    private static int export(DrillOrder order, Terminal terminal) throws IOException, Usage {
        var folder = order.export();
        var wanted = order.wanted().isEmpty() ? order.faults().faults() : order.wanted();
        Files.createDirectories(Path.of(folder));
        for (var fault : wanted) {
            var file = Path.of(folder, order.course().service() + "-" + fault.name() + ".json");
            Files.writeString(file, ChaosToolkit.of(order.course(), order.faults(), fault));
            terminal.out().println("   " + file);
        }
        return Exit.OK;
    }

    private static void report(DrillOrder order, Account account, Terminal terminal)
            throws IOException {
        terminal.out().print(TextReport.of(account));
        for (var report : order.reports().entrySet())
            terminal.out().println("   " + report.getKey() + ": " + report.getValue());
        terminal.out().flush();
    }

    /// After every fault, so that a drill that is cut off leaves what it has shown.
    private static void write(DrillOrder order, Account account) throws IOException {
        for (var report : order.reports().entrySet()) {
            var text =
                    switch (report.getKey()) {
                        case "json" -> JsonReport.of(account);
                        case "html" -> HtmlReport.of(account);
                        default -> JunitReport.of(account);
                    };
            Files.writeString(report.getValue(), text);
        }
    }
}
