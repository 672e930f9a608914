package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Searches texts line by line, the newest first; a view that was filtered before proves presence,
/// never absence, and a line that is older than the outage, or noise, is no evidence of it.
final class LogJudging {
    /// Lines of one view whose age is asked; behind so many old ones stands nothing newer.
    private static final int HITS_MAX = 50;

    private final Predicate.Matches matches;
    private final Facts facts;
    private @Nullable Fact undated;
    private boolean all = true;
    private int old;

    private LogJudging(Predicate.Matches matches, Facts facts) {
        this.matches = matches;
        this.facts = facts;
    }

    static Judgement matches(Predicate.Matches matches, Facts facts) {
        return new LogJudging(matches, facts).judge();
    }

    private Judgement judge() {
        var subject = matches.subject();
        var whole = facts.about(subject);
        var views = new ArrayList<>(whole);
        views.addAll(facts.about(new Subject(subject.name() + ".part", subject.about())));
        if (views.isEmpty()) return Judging.missing(subject, facts);
        for (var view : views) {
            var found = search(view);
            if (found != null) return Judging.judged(Outcome.TRUE, List.of(found));
        }
        if (undated != null) return Judging.judged(Outcome.TRUE, List.of(undated));
        if (!all) return undecided(subject.text() + " is too long to be sure");
        if (whole.isEmpty())
            return undecided(
                    old > 0
                            ? tooOld(subject)
                            : "only a filtered view of " + subject.text() + " was seen");
        return new Judgement(
                Outcome.FALSE,
                old > 0
                        ? tooOld(subject)
                        : "nothing in " + subject.text() + " matches /" + matches.regex() + "/",
                whole);
    }

    /// The newest line that counts; null if none does.
    private @Nullable Fact search(Fact view) {
        var text = new LogText(view.value());
        boolean dates = facts.horizon() != null && Past.of(view.subject()) != null;
        var pattern = Regex.of(matches.regex(), matches.ignoringCase());
        var found = text.newest(pattern, Needles.of(matches.regex()), HITS_MAX);
        all &= found.all();
        for (var hit : found.hits()) {
            if (Noise.is(text.line(hit.line()))) continue;
            var line = found(view, text.line(hit.line()));
            if (!dates) return line;
            switch (Ageing.of(facts, view, text, hit.line())) {
                case RECENT -> {
                    return line;
                }
                case OLD -> old++;
                case UNKNOWN -> {
                    if (undated == null) undated = Ageing.undated(line);
                }
            }
        }
        return null;
    }

    private String tooOld(Subject subject) {
        var horizon = facts.horizon();
        if (horizon == null) throw new IllegalStateException("nothing is old without a horizon");
        return "%d %s of %s matched, all%s"
                .formatted(old, old == 1 ? "line" : "lines", subject.text(), horizon.words());
    }

    private static Judgement undecided(String because) {
        return new Judgement(Outcome.UNDECIDED, because, List.of());
    }

    private static Fact found(Fact view, String line) {
        var shown = line.strip();
        return new Fact(view.subject(), shown, view.line(), view.at(), view.since(), shown);
    }
}
