package dev.relight.cli;

import dev.relight.engine.Listener;
import dev.relight.plan.Plan;
import dev.relight.rehearse.Cause;
import dev.relight.rehearse.Invariant;
import dev.relight.rehearse.Rehearsal;
import dev.relight.rehearse.World;
import dev.relight.rehearse.Written;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `relight rehearse FILE`: flies a runbook in a simulated world, in no time.
final class Rehearse implements Subcommand {
    @Override
    public String name() {
        return "rehearse";
    }

    @Override
    public String summary() {
        return "fly a runbook in a simulated world, in no time; nothing is run";
    }

    @Override
    public String help() {
        return """
        usage: relight rehearse FILE [options]

        Lets the real engine fly this runbook against a simulated service: every command is answered
        as such a program answers, people say yes or no, an hour passes in milliseconds. Nothing is
        run. Shows who would be asked what and what would run, in which order and when, and whether
        the right scenario is seen.

          --scenario NAME      make its symptoms true: its title, a part of it, or its line
          --all                rehearse every scenario and cause the runbook describes; one line each
          --answers FILE       answers of commands in YAML, before the usual ones
          --recorded FOLDER    play an incident of this state folder again: what its commands answered
          --incident ID        which one (default: the last)
          --people WORD        yes (default), no, asleep
          --expect WORD        how it shall end: restored (default), handed-over, aborted
          --autonomy WORD      observe, assist (default), auto
          --platform WORD      docker, docker-compose, kubernetes, systemd or host; may be repeated
                               (default: all that the runbook speaks of)
          --set NAME=VALUE     fill a placeholder; the others get an example
          --rules FILE         your own danger rules; may be repeated
          --soak DURATION      how long to watch after the repair (default 10m)
          --seed NUMBER        another seed, another night: when people answer (default 1)
          --json               one object for a machine instead of the story

        a file of answers:
          - command: df -h          # an expression found in the command; or line: 51
            while: down             # down, up, or always (default)
            out: "/dev/sda1 40G 40G 0 100% /"
            exit: 0
            takes: 2s
            then: mends             # mends or breaks the service; or nothing (default)

        examples:
          relight rehearse service-down.md
          relight rehearse service-down.md --scenario "Disk full" --people no
          relight rehearse runbooks/web.md --all --platform docker-compose

        exit codes: 0 ended as expected, and the scenario was seen, or a person was asked with it
                    among the candidates; 1 not so; 2 could not begin; 70 a bug in Relight
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var order = RehearseOrder.of(arguments);
        var plan = Runbooks.read("rehearse", order.file(), order.rules()).plan();
        var written = written(order, plan);
        try {
            return order.all()
                    ? all(order, plan, written, terminal)
                    : one(order, plan, written, terminal);
        } catch (Invariant.Violation broken) {
            terminal.err()
                    .printf(
                            "rehearse: something happened that must never happen: %s%n"
                                    + "  mend: report it, with the runbook and --seed %d%n",
                            broken.getMessage(), order.seed());
            return Exit.BUG;
        }
    }

    private static List<Written> written(RehearseOrder order, Plan plan) throws Usage {
        var written = new ArrayList<Written>();
        var file = order.answers();
        if (file != null) written.addAll(AnswersFile.read(file));
        var folder = order.recorded();
        if (folder != null) written.addAll(RecordedFolder.read(folder, order.incident(), plan));
        return written;
    }

    private static int one(RehearseOrder order, Plan plan, List<Written> written, Terminal terminal)
            throws Usage {
        var cause = cause(order.scenario(), plan);
        var story = new Story(terminal, World.START, "");
        Listener teller =
                order.json() ? (_, _, _) -> {} : (_, events, _) -> events.forEach(story::tell);
        if (!order.json()) head(order, plan, cause, terminal);
        var result = play(order, plan, cause, written, teller);
        if (order.json()) new RehearseJson(terminal).print(plan, cause, result);
        else new RehearseEnd(terminal).print(cause, result);
        return RehearseEnd.isAsExpected(result, order.expected()) ? Exit.OK : Exit.NO;
    }

    private static int all(
            RehearseOrder order, Plan plan, List<Written> written, Terminal terminal) {
        var causes = Cause.of(plan);
        boolean well = true;
        if (causes.isEmpty() && !order.json())
            terminal.out().println("the runbook describes no scenario and no cause");
        for (var cause : causes) {
            var result = play(order, plan, cause, written, (_, _, _) -> {});
            if (order.json()) new RehearseJson(terminal).print(plan, cause, result);
            else new RehearseEnd(terminal).line(cause, result);
            well &= RehearseEnd.isSeen(result);
        }
        return well ? Exit.OK : Exit.NO;
    }

    private static Rehearsal.Result play(
            RehearseOrder order,
            Plan plan,
            @Nullable Cause cause,
            List<Written> written,
            Listener listener) {
        return Rehearsal.play(
                new Rehearsal.Order(
                        order.alert(plan), cause, written, order.people(), order.seed()),
                listener);
    }

    private static void head(
            RehearseOrder order, Plan plan, @Nullable Cause cause, Terminal terminal) {
        var out = terminal.out();
        out.println(terminal.bold(plan.source().title()));
        out.printf("  a rehearsal of %s; nothing is run%n", order.file());
        if (cause != null)
            out.printf("  what ails it: %s (line %d)%n", cause.title(), cause.line());
        var values = order.bindings(plan);
        if (!values.isEmpty())
            out.printf(
                    "  placeholders: %s%n",
                    String.join(
                            ", ",
                            values.entrySet().stream()
                                    .map(it -> it.getKey() + " = " + it.getValue())
                                    .toList()));
        out.println();
    }

    private static @Nullable Cause cause(@Nullable String name, Plan plan) throws Usage {
        if (name == null) return null;
        var all = Cause.of(plan);
        for (var cause : all) if (cause.title().equalsIgnoreCase(name.strip())) return cause;
        var meant = all.stream().filter(it -> it.isMeantBy(name)).toList();
        if (meant.size() == 1) return meant.getFirst();
        var titles = new ArrayList<String>();
        all.forEach(it -> titles.add("%s (line %d)".formatted(it.title(), it.line())));
        if (titles.isEmpty())
            throw new Usage(
                    "rehearse: there is no scenario '%s'; the runbook describes none%n  mend: leave --scenario out"
                            .formatted(name));
        var what = meant.isEmpty() ? "there is no scenario" : "there are several scenarios";
        throw new Usage(
                "rehearse: %s '%s'.%s%n  mend: name one of these:%n    %s"
                        .formatted(
                                what,
                                name,
                                Nearest.hint(name, all.stream().map(Cause::title).toList()),
                                String.join("%n    ".formatted(), titles)));
    }
}
