package dev.relight.drill.report;

import dev.relight.drill.Score;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.problem.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One run of drills on one service, whole.
///
/// @param soak how long a restored service was watched
/// @param known what reading the runbook shows already, of every severity
public record Account(
        String service,
        String environment,
        Plan plan,
        Instant began,
        Duration soak,
        List<Score.Finding> known,
        List<Score> scores) {
    public Account {
        known = List.copyOf(known);
        scores = List.copyOf(scores);
    }

    public boolean isAsExpected() {
        return scores.stream().allMatch(Score::isAsExpected);
    }

    public long restored() {
        return scores.stream().filter(score -> score.ending().isRestored()).count();
    }

    public String runbook() {
        return plan.source().file();
    }

    /// What does not work as written, by line; of several drills that found the same line, the
    /// first one speaks.
    public List<Score.Finding> findings() {
        var byLine = new TreeMap<Integer, Score.Finding>();
        for (var finding : known)
            if (finding.severity() == Severity.ERROR) byLine.putIfAbsent(finding.line(), finding);
        for (var score : scores)
            for (var finding : score.findings()) byLine.putIfAbsent(finding.line(), finding);
        return List.copyOf(byLine.values());
    }

    /// Commands of the runbook that no drill has run.
    public List<Command> neverExercised() {
        var ran = new TreeSet<Integer>();
        scores.forEach(score -> ran.addAll(score.ran()));
        var left = new ArrayList<Command>();
        for (var command : plan.commands()) if (!ran.contains(command.line())) left.add(command);
        return left;
    }

    /// As in `12.3 s`; a dash for what did not happen.
    static String seconds(@Nullable Duration time) {
        return time == null ? "-" : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    static String yes(boolean answer) {
        return answer ? "yes" : "no";
    }
}
