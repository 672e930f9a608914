package dev.relight.app;

import dev.relight.incident.Opening;
import dev.relight.incident.Policy;
import dev.relight.plan.Plan;
import dev.relight.plan.Source;
import dev.relight.problem.Severity;
import dev.relight.runbook.Compiled;
import dev.relight.settings.Service;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an alert flies by whose runbook gives no command: nothing is run, and people are called at
/// once, for there is nothing to wait for.
final class Unread {
    private static final String MEND = "put it there, or correct `runbook:` in relight.yaml";

    private Unread() {}

    /// Why this page gives nothing to fly, where it says so, and how to mend it.
    static String why(Service service, Compiled compiled) {
        return compiled.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .findFirst()
                .map(problem ->
                        "%s: %s %s".formatted(problem.where(), problem.what(), problem.mend()))
                .orElse(
                        service.runbook()
                                + " holds no command; write what to look at and what to do into blocks of code");
    }

    /// Why the file, or one of the team's rules beside it, cannot be read.
    static String why(Service service, IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException gone ->
                    "%s: there is no such file; %s".formatted(gone.getFile(), MEND);
            case FileSystemException fault ->
                    "%s cannot be read (%s); see who may read it, or correct `runbook:` in relight.yaml"
                            .formatted(
                                    service.runbook(),
                                    Optional.ofNullable(fault.getReason())
                                            .orElse(fault.getClass().getSimpleName()));
            case IOException other ->
                    "%s cannot be read: %s".formatted(service.runbook(), other.getMessage());
        };
    }

    /// What still stands on the page, such as contacts and a checklist; else nothing.
    static Plan plan(Service service, Optional<Compiled> page) {
        return page.map(Compiled::plan).orElseGet(() -> nothing(service.runbook().toString()));
    }

    private static Plan nothing(String file) {
        return new Plan(
                new Source(file, "", file),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// The team's climb, begun at once; and on the labels, why.
    static Policy policy(Policy policy, String why, Map<String, String> labels) {
        labels.put(Opening.UNREAD, why);
        return policy.callingAtOnce();
    }
}
