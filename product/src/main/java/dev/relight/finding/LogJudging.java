package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;

/// Searches texts line by line; a view that was filtered before proves presence, never absence.
final class LogJudging {
    private LogJudging() {}

    static Judgement matches(Predicate.Matches matches, Facts facts) {
        var subject = matches.subject();
        var whole = facts.about(subject);
        var views = new ArrayList<>(whole);
        views.addAll(facts.about(new Subject(subject.name() + ".part", subject.about())));
        if (views.isEmpty()) return Judging.missing(subject, facts);
        var pattern = Regex.of(matches.regex(), matches.ignoringCase());
        var needles = Needles.of(matches.regex());
        boolean all = true;
        for (var view : views) {
            var text = new LogText(view.value());
            var found = text.newest(pattern, needles, 1);
            all &= found.all();
            for (var hit : found.hits())
                return Judging.judged(Outcome.TRUE, List.of(found(view, text.line(hit.line()))));
        }
        if (!all)
            return new Judgement(
                    Outcome.UNDECIDED, subject.text() + " is too long to be sure", List.of());
        if (whole.isEmpty())
            return new Judgement(
                    Outcome.UNDECIDED,
                    "only a filtered view of " + subject.text() + " was seen",
                    List.of());
        return new Judgement(
                Outcome.FALSE,
                "nothing in " + subject.text() + " matches " + "/" + matches.regex() + "/",
                whole);
    }

    private static Fact found(Fact view, String line) {
        var shown = line.strip();
        return new Fact(view.subject(), shown, view.line(), view.at(), view.since(), shown);
    }
}
