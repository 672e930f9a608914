package dev.relight.app;

import dev.relight.danger.Platform;
import dev.relight.engine.Alert;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Opening;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.plan.Plan;
import dev.relight.plan.Source;
import dev.relight.problem.Severity;
import dev.relight.runbook.Compiled;
import dev.relight.settings.Service;
import dev.relight.settings.Settings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What an alert flies by whose runbook gives no command: nothing is run, and people are called at
/// once, for there is nothing to wait for.
final class Unread {
    private static final String MEND = "put it there, or correct `runbook:` in relight.yaml";

    private static final String STRAY =
            "an alert of %s is about no service in relight.yaml (its labels: %s); give the service it is about a set of `alerts:` that fits, or do not send it here";

    /// What tells an alert from others stands in few.
    private static final int LABELS_SHOWN_MAX = 12;

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
        return Plan.nothing(new Source(file, "", file));
    }

    /// For an alert about no service of ours, if the settings name a policy of the house.
    ///
    /// @param name stands for the service
    static Optional<Alert> stray(
            Settings settings,
            String name,
            dev.relight.intake.Alert about,
            UnaryOperator<String> redact) {
        var house = settings.telling().house();
        if (house == null || settings.service(name).isPresent()) return Optional.empty();
        var labels = new TreeMap<String, String>();
        about.labels().forEach((label, value) -> labels.put(label, redact.apply(value)));
        var shown =
                labels.entrySet().stream()
                        .limit(LABELS_SHOWN_MAX)
                        .map(each -> oneLine(each.getKey() + "=" + each.getValue()))
                        .collect(Collectors.joining(", "));
        var why = STRAY.formatted(about.source(), shown.isEmpty() ? "none" : shown);
        var standard = Policy.standard().with(Autonomy.OBSERVE).calling(house);
        var policy = policy(standard, why, labels);
        var summary = about.summary().isBlank() ? "an alert about no service" : about.summary();
        var site =
                new Site(
                        "local",
                        settings.state().toAbsolutePath().toString(),
                        EnumSet.of(Platform.ANY, Platform.HOST),
                        Map.of(),
                        Set.of(),
                        false);
        return Optional.of(
                new Alert(
                        name,
                        about.dedupKey(),
                        redact.apply(oneLine(summary)),
                        labels,
                        nothing("relight.yaml"),
                        site,
                        policy));
    }

    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /// The team's climb, begun at once; and on the labels, why.
    static Policy policy(Policy policy, String why, Map<String, String> labels) {
        labels.put(Opening.UNREAD, why);
        return policy.callingAtOnce();
    }
}
