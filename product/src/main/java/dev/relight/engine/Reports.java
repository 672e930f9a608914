package dev.relight.engine;

import dev.relight.finding.Facts;
import dev.relight.finding.Judgement;
import dev.relight.finding.Outcome;
import dev.relight.finding.Predicate;
import dev.relight.finding.Reading;
import dev.relight.incident.Evidence;
import dev.relight.incident.Form;
import dev.relight.incident.Incident;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Run;
import dev.relight.incident.Shown;
import dev.relight.incident.Signal;
import dev.relight.journal.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns what the hands report into a signal: facts, verdicts, excerpts; whole outputs are kept
/// beside the journal.
final class Reports {
    private Reports() {}

    static Signal.JobReported signal(
            JobReport report, Run run, Incident.Open open, Journal journal, Instant at) {
        var plan = open.opening().plan();
        var horizon = Evidence.horizon(open, run.purpose());
        var facts = Facts.none();
        var ends = new ArrayList<LineEnd>();
        for (int i = 0; i < report.lines().size() && i < run.lines().size(); i++) {
            var line = report.lines().get(i);
            int number = run.lines().get(i);
            var read = facts(run.form(), i, line).at(number, at);
            var check = plan.command(number).map(command -> command.check()).orElse(null);
            ends.add(
                    new LineEnd(
                            number,
                            line.exit(),
                            brief(judge(check, read.within(horizon))),
                            excerpt(line),
                            journal.keep(line.stdout()),
                            journal.keep(line.stderr()),
                            line.took()));
            facts = facts.plus(read.kept());
        }
        for (int i = ends.size(); i < run.lines().size(); i++)
            ends.add(notRun(run.lines().get(i), report));
        return new Signal.JobReported(
                at, report.id(), end(report.end()), report.reason(), ends, facts);
    }

    static Facts facts(Form form, int index, JobReport.Line line) {
        var shown = Shown.lines(form).get(index);
        return Reading.of(shown, line.exit(), line.stdout(), line.stderr(), line.took());
    }

    static Judgement judge(@Nullable Predicate check, Facts facts) {
        return check == null
                ? new Judgement(Outcome.UNDECIDED, "nothing says what should come out", List.of())
                : check.judge(facts);
    }

    /// The facts stand beside it once already.
    private static Judgement brief(Judgement judgement) {
        return new Judgement(judgement.outcome(), judgement.because(), List.of());
    }

    private static LineEnd notRun(int line, JobReport report) {
        var because = report.reason().isEmpty() ? "it did not run" : report.reason();
        return new LineEnd(
                line,
                null,
                new Judgement(Outcome.UNDECIDED, because, List.of()),
                "",
                "",
                "",
                report.took());
    }

    private static Signal.JobReported.End end(JobReport.End end) {
        return switch (end) {
            case EXITED -> Signal.JobReported.End.FINISHED;
            case DEADLINE -> Signal.JobReported.End.LATE;
            case KILLED -> Signal.JobReported.End.KILLED;
            case NOT_STARTED -> Signal.JobReported.End.NOT_STARTED;
            case LOST -> Signal.JobReported.End.UNKNOWN;
        };
    }

    /// The end of what it said, where errors stand.
    private static String excerpt(JobReport.Line line) {
        var all = (line.stdout() + "\n" + line.stderr()).strip();
        if (all.length() <= LineEnd.EXCERPT_MAX) return all;
        return "…" + all.substring(all.length() - LineEnd.EXCERPT_MAX + 1);
    }
}
