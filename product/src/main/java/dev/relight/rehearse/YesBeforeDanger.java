package dev.relight.rehearse;

import dev.relight.danger.Danger;
import dev.relight.incident.Event;
import dev.relight.incident.Form;
import dev.relight.incident.Opening;
import dev.relight.incident.Part;
import dev.relight.incident.Purpose;
import dev.relight.incident.Question;
import dev.relight.incident.Run;
import dev.relight.incident.Rung;
import dev.relight.incident.Signal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// I1: nothing above reversible runs without a yes, or as many as it takes, bound to exactly what
/// runs.
final class YesBeforeDanger implements Invariant {
    private final Map<String, Books> all = new HashMap<>();
    private final Set<List<String>> reallySaid = new HashSet<>();

    /// What is known of one incident.
    private static final class Books {
        @Nullable Opening opening;
        @Nullable Rung rung;
        @Nullable Question question;
        final Set<String> yeses = new HashSet<>();
    }

    @Override
    public String name() {
        return "I1";
    }

    @Override
    public void recorded(String incident, Event event) {
        var books = all.computeIfAbsent(incident, _ -> new Books());
        switch (event) {
            case Event.Opened(_, var opening) -> books.opening = opening;
            case Event.RungTaken(_, var rung, _) -> {
                books.rung = rung;
                books.question = null;
                books.yeses.clear();
            }
            case Event.RungRenewed(_, var rung, _) -> {
                books.rung = rung;
                books.question = null;
                books.yeses.clear();
            }
            case Event.Asked(_, var question) -> asked(books, question);
            case Event.Approved(_, var question, var by) -> approved(books, question, by);
            case Event.Refused _, Event.Expired _ -> books.yeses.clear();
            case Event.JobStarted(_, var run, _) -> started(books, run);
            case Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _,
                    Event.Closed _,
                    Event.Aborted _ -> {}
        }
    }

    @Override
    public void said(String incident, Signal.ByPerson said) {
        if (said instanceof Signal.PersonApproved(_, var by, var question, var digest))
            reallySaid.add(List.of(by, question, digest));
    }

    /// A second question about the very same rung does not take back what was agreed to.
    private static void asked(Books books, Question question) {
        var before = books.question;
        if (before == null || !before.digest().equals(question.digest())) books.yeses.clear();
        books.question = question;
    }

    private void approved(Books books, String question, String by) {
        if (books.question == null || !books.question.id().equals(question))
            throw broken(by + " said yes to " + question + ", which is not open");
        if (!reallySaid.contains(List.of(by, question, books.question.digest())))
            throw broken(by + " never said yes to " + question);
        books.yeses.add(by);
    }

    private void started(Books books, Run run) {
        if (run.danger().compareTo(Danger.REVERSIBLE) <= 0) return;
        var opening = books.opening;
        var rung = books.rung;
        var question = books.question;
        if (run.purpose() != Purpose.ACT || opening == null || rung == null)
            throw broken(run.fence() + " is " + run.danger() + " and stands on no rung");
        if (!contains(rung, run.form())) throw broken(run.fence() + " is not what its rung says");
        if (question == null || !question.digest().equals(rung.digest()))
            throw broken(run.fence() + " runs, and nobody was asked about just this");
        var limits = opening.policy().limits();
        int needed =
                run.danger() == Danger.DISRUPTIVE
                        ? limits.disruptiveYeses()
                        : limits.destructiveYeses();
        if (books.yeses.size() < needed)
            throw broken(
                    "%s (%s) runs on the yes of %s; it takes %d"
                            .formatted(run.fence(), run.danger(), books.yeses, needed));
    }

    private static boolean contains(Rung rung, Form form) {
        return rung.parts().stream()
                .anyMatch(it -> it instanceof Part.Commands some && some.form().equals(form));
    }
}
