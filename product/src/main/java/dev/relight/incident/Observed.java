package dev.relight.incident;

import dev.relight.finding.Fact;
import dev.relight.finding.Subject;
import dev.relight.shell.Binding;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// Placeholders that earlier output answers: `<pid>` from who listens on the service's port.
///
/// Where the answers differ nothing is bound: which one is meant is not ours to guess.
final class Observed {
    /// Nobody picks from a longer list at night.
    private static final int OPTIONS_MAX = 20;

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
    /// only process. Where several do, none is meant more than the others.
    private static Optional<Answer> pid(Incident.Open open) {
        for (var group : processes(open)) {
            if (group.isEmpty()) continue;
            return only(group, _ -> true, Fact::value);
        }
        return Optional.empty();
    }

    /// The likelier group first.
    private static List<List<Fact>> processes(Incident.Open open) {
        var listeners = facts(open, "port.listener");
        if (listeners.isEmpty()) listeners = facts(open, "port.pid");
        var ours = open.opening().site().bindings().values();
        var onOurs = listeners.stream().filter(fact -> ours.contains(port(fact))).toList();
        var ids = facts(open, "process.id");
        return List.of(onOurs, listeners, ids.isEmpty() ? facts(open, "process.pid") : ids);
    }

    /// Of `8080/4711` the first.
    private static String port(Fact fact) {
        var about = about(fact);
        int slash = about.indexOf('/');
        return slash < 0 ? about : about.substring(0, slash);
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

    /// What a placeholder of this name may mean, by what was seen; the likeliest first.
    static List<Which.Option> options(Incident.Open open, String name) {
        var options = new LinkedHashMap<String, Which.Option>();
        switch (name) {
            case "pid", "process-id" ->
                    processes(open)
                            .forEach(group ->
                                    group.forEach(fact -> offer(options, fact.value(), fact)));
            case "container", "container-id", "container-name", "pod", "pod-name" -> {
                var service = open.opening().service();
                var containers = facts(open, "container.state");
                for (boolean likely : new boolean[] {true, false})
                    for (var fact : containers)
                        if (about(fact).contains(service) == likely
                                && !fact.value().equals("absent"))
                            offer(options, about(fact), fact);
            }
            default -> {}
        }
        return options.values().stream().limit(OPTIONS_MAX).toList();
    }

    /// Lines of the runbook whose output tells what it may mean.
    static SortedSet<Integer> lines(Incident.Open open, String name) {
        var lines = new TreeSet<Integer>();
        answer(open, name).ifPresent(it -> lines.addAll(it.lines()));
        if (lines.isEmpty())
            for (var option : options(open, name)) if (option.line() > 0) lines.add(option.line());
        return lines;
    }

    private static void offer(Map<String, Which.Option> options, String value, Fact fact) {
        if (Binding.VALUE.matcher(value).matches() && !value.equals("none"))
            options.putIfAbsent(value, new Which.Option(value, fact.line(), fact.raw()));
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
