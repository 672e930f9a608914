package dev.relight.incident;

import dev.relight.finding.Fact;
import dev.relight.finding.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// Placeholders that earlier output answers: `<pid>` from who listens on the service's port.
///
/// Where the answers differ nothing is bound: which one is meant is not ours to guess.
final class Observed {
    private Observed() {}

    /// An answer.
    ///
    /// @param lines of the runbook whose output gave it; empty if none did
    record Answer(String value, SortedSet<Integer> lines) {}

    static Optional<String> value(Incident.Open open, String name) {
        return answer(open, name).map(Answer::value);
    }

    /// Known without having been seen, and the same for as long as the incident lasts.
    static boolean isFixed(String name) {
        return name.equals("service") || name.equals("service-name");
    }

    static Optional<Answer> answer(Incident.Open open, String name) {
        return switch (name) {
            case "service", "service-name" ->
                    Optional.of(new Answer(open.opening().service(), new TreeSet<>()));
            case "pid", "process-id" -> pid(open);
            case "container", "container-id", "container-name", "pod", "pod-name" ->
                    container(open);
            default -> Optional.empty();
        };
    }

    /// Of whoever listens on a port that the settings name, else on the only port seen, else of the
    /// only process.
    private static Optional<Answer> pid(Incident.Open open) {
        var listeners = facts(open, "port.pid");
        var ours = open.opening().site().bindings().values();
        return only(listeners, fact -> ours.contains(about(fact)), Fact::value)
                .or(() -> only(listeners, _ -> true, Fact::value))
                .or(() -> only(facts(open, "process.pid"), _ -> true, Fact::value));
    }

    /// The one named after the service, or as the settings name it; never another, even if it is
    /// the only one seen: that may be the database.
    private static Optional<Answer> container(Incident.Open open) {
        var containers = facts(open, "container.state");
        var service = open.opening().service();
        return only(containers, fact -> about(fact).equals(service), Observed::about)
                .or(() -> only(containers, fact -> about(fact).contains(service), Observed::about))
                .or(() -> only(containers, fact -> isDeclared(open, fact), Observed::about));
    }

    private static boolean isDeclared(Incident.Open open, Fact fact) {
        return open.opening().site().bindings().containsValue(about(fact));
    }

    private static List<Fact> facts(Incident.Open open, String subject) {
        return open.known().facts().about(Subject.of(subject));
    }

    private static String about(Fact fact) {
        return Subject.of(fact.subject()).about();
    }

    private static Optional<Answer> only(
            Collection<Fact> facts, Predicate<Fact> which, Function<Fact, String> answer) {
        var answers = new TreeSet<String>();
        var lines = new TreeSet<Integer>();
        for (var fact : facts) {
            var value = answer.apply(fact);
            if (!which.test(fact) || value.isEmpty() || value.equals("none")) continue;
            answers.add(value);
            if (fact.line() > 0) lines.add(fact.line());
        }
        return answers.size() == 1
                ? Optional.of(new Answer(answers.first(), lines))
                : Optional.empty();
    }
}
