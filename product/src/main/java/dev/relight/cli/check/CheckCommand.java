package dev.relight.cli.check;

import dev.relight.cli.Exit;
import dev.relight.cli.Subcommand;
import dev.relight.cli.Terminal;
import dev.relight.cli.Usage;
import dev.relight.problem.Severity;
import dev.relight.runbook.CheckJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;

/// `relight check`: reads runbooks and says what is in them and what is wrong with them.
public final class CheckCommand implements Subcommand {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "what is in a runbook, and what is wrong with it";
    }

    @Override
    public String help() {
        return """
        usage: relight check [options] FILE...

        Reads runbooks as they are, runs nothing, and prints the outline Relight would follow:
        phases, steps, every command with its danger and the reason, conditions, expectations,
        and what is wrong, with line, reason and mend. FILE may be a folder, or - for standard input.

        what is printed
          -p, --problems-only   no outline; nothing at all when nothing is wrong
          -a, --all             what is only worth knowing too, each in full
              --json            one JSON object (an array of them for several runbooks)
              --sarif           SARIF 2.1.0, for code hosts and editors
              --github          annotations of GitHub Actions
              --html FILE       the runbook as written, verdicts and findings beside it, into FILE

        what counts
              --strict          warnings fail the check too
              --against PATH    compose files, manifests, units, scripts to compare with
                                (default: the runbook's folder and those above, up to .git)
              --rules FILE      the team's own danger rules (YAML), laid over the shipped ones; may
                                be repeated, the first wins
              --baseline FILE   findings listed in FILE are known and do not fail
              --write-baseline FILE   list everything found now as known, and exit 0

        examples:
          relight check service-down.md
          relight check --problems-only --against deploy/ docs/runbooks/
          relight check --html checked.html service-down.md
          relight check --sarif docs/runbooks > relight.sarif

        exit codes: 0 no errors, 1 errors found (with --strict: or warnings), 2 usage
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Usage {
        var wish = Wish.of(arguments);
        var all = new ArrayList<Checked>();
        for (var file : wish.files()) all.addAll(Inspection.of(file, wish, terminal));
        if (wish.writeBaseline() != null) return write(wish.writeBaseline(), all, terminal);
        try {
            print(all, wish, terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.stream().anyMatch(one -> one.fails(wish.strict())) ? Exit.NO : Exit.OK;
    }

    /// Today where the person sits; only review dates depend on it. The zone's offset is asked of
    /// the old class: `ZoneId` looks for rules of zones in every jar, 30 ms for one date.
    static LocalDate today() {
        long now = System.currentTimeMillis();
        long here = now + TimeZone.getDefault().getOffset(now);
        return LocalDate.ofEpochDay(Math.floorDiv(here, Duration.ofDays(1).toMillis()));
    }

    private static void print(List<Checked> all, Wish wish, Terminal terminal)
            throws IOException, Usage {
        switch (wish.form()) {
            case JSON -> json(all, terminal);
            case SARIF -> SarifOutput.print(all, terminal.out());
            case GITHUB -> GithubOutput.print(all, terminal.out());
            case HTML -> html(all, wish, terminal);
            case PEOPLE -> people(all, wish, terminal);
        }
    }

    private static void json(List<Checked> all, Terminal terminal) throws IOException {
        if (all.size() != 1) terminal.out().print('[');
        for (int i = 0; i < all.size(); i++) {
            if (i > 0) terminal.out().print(',');
            CheckJson.write(all.get(i).plan(), all.get(i).problems(), terminal.out());
        }
        if (all.size() != 1) terminal.out().println(']');
    }

    private static void html(List<Checked> all, Wish wish, Terminal terminal) throws Usage {
        var file = wish.html();
        if (file == null) throw new IllegalStateException("asked for HTML without a file");
        if (all.size() != 1)
            throw new Usage(
                    "check: --html writes one runbook, and %d were given%n  mend: call it once for each"
                            .formatted(all.size()));
        try {
            Files.writeString(
                    Path.of(file), HtmlOutput.page(all.getFirst()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Usage(
                    "check: '%s' cannot be written%n  mend: name a file in a folder that is there and yours"
                            .formatted(file));
        }
        terminal.out().println(Summary.of(all, terminal) + " -> " + file);
    }

    private static void people(List<Checked> all, Wish wish, Terminal terminal) {
        boolean first = true;
        for (var one : all) {
            boolean silent = wish.problemsOnly() && one.fresh().isEmpty();
            if (silent) continue;
            if (!first) terminal.out().println();
            first = false;
            if (!wish.problemsOnly()) Outline.print(one.plan(), terminal);
            Findings.print(one, wish.all(), terminal);
        }
        boolean clean = all.stream().allMatch(one -> one.fresh().isEmpty());
        if (clean && wish.problemsOnly()) return;
        terminal.out().println();
        terminal.out().println(Summary.of(all, terminal));
    }

    private static int write(String file, List<Checked> all, Terminal terminal) throws Usage {
        try {
            Files.writeString(Path.of(file), Baseline.write(all), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Usage(
                    "check: '%s' cannot be written%n  mend: name a file in a folder that is there and yours"
                            .formatted(file));
        }
        long many = all.stream().mapToLong(one -> one.problems().size()).sum();
        terminal.out().println(many + " findings are known now -> " + file);
        return Exit.OK;
    }

    /// For tests: how many problems of a severity there are in all.
    static long count(List<Checked> all, Severity severity) {
        return all.stream().mapToLong(one -> one.count(severity)).sum();
    }
}
