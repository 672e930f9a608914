package dev.relight.rehearse;

import dev.relight.engine.Hands;
import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import dev.relight.incident.Form;
import dev.relight.incident.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands that run nothing: they look up what the command would have said.
///
/// Like real ones they outlive Relight: what was started before a crash is still there after it.
final class CannedHands implements Hands {
    private static final int SLOW_TIMES = 100;

    private final Time time;
    private final Town town;
    private final Fate fate;
    private final Auditor auditor;
    private final Secrets secrets;
    private final Map<String, Work> works = new LinkedHashMap<>();

    /// Every job that really began, in order.
    final List<Job> begun = new ArrayList<>();

    CannedHands(Time time, Town town, Fate fate, Auditor auditor, Secrets secrets) {
        this.time = time;
        this.town = town;
        this.fate = fate;
        this.auditor = auditor;
        this.secrets = secrets;
    }

    /// One job on the machine, whether or not anybody waits for it.
    private static final class Work {
        @Nullable JobReport report;
        Consumer<JobReport> waiting = _ -> {};
        boolean lost;
    }

    @Override
    public void start(Job job, Consumer<JobReport> report) {
        fate.mayCrash("before the start of " + job.id());
        var work = works.get(job.id());
        if (work == null) begin(job);
        wait(job.id(), report);
        fate.mayCrash("after the start of " + job.id());
    }

    @Override
    public void reattach(String id, Consumer<JobReport> report) {
        var work = works.get(id);
        if (work == null) tell(report, empty(id, JobReport.End.NOT_STARTED, "it never ran"));
        else if (work.lost) tell(report, empty(id, JobReport.End.LOST, "no trace of it is left"));
        else wait(id, report);
    }

    @Override
    public void kill(String id) {
        var work = works.get(id);
        if (work == null || work.report != null) return;
        finish(id, work, empty(id, JobReport.End.KILLED, "killed"));
    }

    @Override
    public void forget(String id) {
        works.remove(id);
    }

    /// Relight has died: nobody waits any more, and some traces may be gone.
    void orphan() {
        for (var work : works.values()) {
            work.waiting = _ -> {};
            if (work.report == null && fate.strikes(Mishap.LOST)) work.lost = true;
        }
    }

    private void begin(Job job) {
        auditor.begun(job);
        begun.add(job);
        var work = new Work();
        works.put(job.id(), work);
        var began = time.instant();
        var stand = town.of(job.id());
        var numbers = auditor.lines(job.id());
        var shown = shown(job);
        var lines = new ArrayList<JobReport.Line>();
        var took = Duration.ZERO;
        for (int i = 0; i < shown.size(); i++) {
            int number = i < numbers.size() ? numbers.get(i) : 0;
            var said = answer(job, i, number, shown.get(i), stand);
            var answer = Clocked.at(began, shown.get(i), said);
            var its = answer.took();
            took = took.plus(fate.strikes(Mishap.SLOW) ? its.multipliedBy(SLOW_TIMES) : its);
            lines.add(line(job, answer, began));
            time.at(began.plus(took), () -> stand.suffer(answer.effect()));
        }
        boolean late = took.compareTo(job.deadline()) > 0 || fate.strikes(Mishap.LATE);
        var report =
                late
                        ? empty(job.id(), JobReport.End.DEADLINE, "it did not end in time")
                        : new JobReport(job.id(), JobReport.End.EXITED, "", began, took, lines);
        if (fate.strikes(Mishap.MUTE)) return;
        var ends = began.plus(late ? job.deadline() : took);
        if (fate.strikes(Mishap.DELAYED)) ends = ends.plusMillis(fate.millis(1, 60_000));
        time.at(ends, () -> finish(job.id(), work, report));
    }

    /// With the values where the variables stand, as the reader of the output sees it.
    private static List<String> shown(Job job) {
        if (job.environment().isEmpty()) return job.lines();
        return Shown.lines(
                new Form(
                        job.lines(),
                        job.environment(),
                        Set.of(),
                        "",
                        job.workingDirectory(),
                        job.deadline(),
                        job.revealsSecret()));
    }

    /// What stands in a file is asked by its name in a variable.
    private Answer answer(Job job, int index, int number, String shown, Stand stand) {
        for (var variable : job.environment().entrySet())
            if (job.lines().get(index).contains("sha256sum < \"${" + variable.getKey() + "}\"")) {
                if (fate.strikes(Mishap.EDITED))
                    stand.writes(variable.getValue(), "edited at " + time.instant());
                return stand.digest(variable.getValue());
            }
        return stand.answer(number, shown, fate);
    }

    private void finish(String id, Work work, JobReport report) {
        if (work.report != null) return;
        work.report = report;
        auditor.reported(report);
        work.waiting.accept(report);
        if (fate.strikes(Mishap.REPEATED)) work.waiting.accept(report);
        if (!works.containsKey(id)) work.waiting = _ -> {};
    }

    private void wait(String id, Consumer<JobReport> report) {
        var work = works.get(id);
        if (work == null) throw new IllegalStateException(id + " was not begun");
        if (work.report != null) tell(report, work.report);
        else work.waiting = report;
    }

    private void tell(Consumer<JobReport> to, JobReport report) {
        auditor.reported(report);
        time.at(time.instant(), () -> to.accept(report));
    }

    private JobReport.Line line(Job job, Answer answer, Instant began) {
        var stdout = answer.stdout();
        if (fate.strikes(Mishap.SECRET)) stdout += secrets.line(fate);
        var out = job.revealsSecret() ? "" : secrets.redacted(stdout);
        var err = job.revealsSecret() ? "" : secrets.redacted(answer.stderr());
        return new JobReport.Line(
                answer.exit(), out, err, out.length(), err.length(), began, answer.took());
    }

    private JobReport empty(String id, JobReport.End end, String reason) {
        return new JobReport(id, end, reason, time.instant(), Duration.ZERO, List.of());
    }
}
