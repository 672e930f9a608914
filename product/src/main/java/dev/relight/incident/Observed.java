package dev.relight.incident;

import dev.relight.finding.Fact;
import dev.relight.finding.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// Placeholders that earlier output answers: `<pid>` from who listens on the service's port.
///
/// Where the answers differ nothing is bound: which one is meant is not ours to guess.
final class Observed {
    private Observed() {}

    static Optional<String> value(Incident.Open open, String name) {
        return switch (name) {
            case "service", "service-name" -> Optional.of(open.opening().service());
            case "pid", "process-id" -> pid(open);
            case "container", "container-id", "container-name", "pod", "pod-name" ->
                    container(open);
            default -> Optional.empty();
        };
    }

    /// Of whoever listens on a port that the settings name, else on the only port seen, else of the
    /// only process.
    private static Optional<String> pid(Incident.Open open) {
        var listeners = facts(open, "port.pid");
        var ours = open.opening().site().bindings().values();
        return only(listeners, fact -> ours.contains(about(fact)), Fact::value)
                .or(() -> only(listeners, _ -> true, Fact::value))
                .or(() -> only(facts(open, "process.pid"), _ -> true, Fact::value));
    }

    /// The one named after the service, or as the settings name it; never another, even if it is
    /// the only one seen: that may be the database.
    private static Optional<String> container(Incident.Open open) {
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

    private static Optional<String> only(
            Collection<Fact> facts, Predicate<Fact> which, Function<Fact, String> answer) {
        var answers = new TreeSet<String>();
        for (var fact : facts) if (which.test(fact)) answers.add(answer.apply(fact));
        answers.removeIf(value -> value.isEmpty() || value.equals("none"));
        return answers.size() == 1 ? Optional.of(answers.first()) : Optional.empty();
    }
}
