package dev.relight.record;

import dev.relight.incident.Status;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Plan;
import dev.relight.plan.Section;
import dev.relight.plan.Template;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds among a runbook's templates the one that fits an update.
final class Templates {
    /// Forms for afterwards; sending one in the night would help nobody.
    private static final Pattern FOR_AFTER =
            Pattern.compile(
                    "post[- ]?(incident|mortem)|retrospective|\\breview\\b|\\breport\\b|\\bdrill\\b|ticket|\\brca\\b",
                    Pattern.CASE_INSENSITIVE);

    /// Sent by mistake, these would do harm: a letter about stolen data, a bill, a press release.
    private static final Pattern FOR_OTHERS =
            Pattern.compile(
                    "security|breach|privacy|gdpr|legal|regulat|\\bcosts?\\b|hand-?(off|over)|^dear\\b",
                    Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Pattern FOR_UPDATES =
            Pattern.compile(
                    "update|notif|status|communicat|announce|incident|outage",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern FOR_CUSTOMERS =
            Pattern.compile("external|customer|public|press", Pattern.CASE_INSENSITIVE);

    private Templates() {}

    /// The text, with the part for this status alone where a template has parts for several.
    static Optional<String> forStatus(Plan plan, Status status) {
        return plan.templates().stream()
                .filter(it -> isMessage(plan, it))
                .max(Comparator.comparingInt(it -> fit(plan, it, status)))
                .map(it -> part(it.text(), status));
    }

    private static boolean isMessage(Plan plan, Template template) {
        var head = template.text().lines().findFirst().orElse("");
        var words = template.name() + "\n" + head;
        if (FOR_AFTER.matcher(words).find() || FOR_OTHERS.matcher(words).find()) return false;
        if (FOR_OTHERS.matcher(template.text()).find()) return false;
        if (!FOR_UPDATES.matcher(words).find() && phase(plan, template) != Phase.COMMUNICATE)
            return false;
        return switch (phase(plan, template)) {
            case POST_INCIDENT, PREVENT -> false;
            case ALERT,
                    ASSESS,
                    TRIAGE,
                    MITIGATE,
                    DIAGNOSE,
                    RESOLVE,
                    RECOVER,
                    VERIFY,
                    COMMUNICATE,
                    ESCALATE,
                    NONE ->
                    true;
        };
    }

    private static Phase phase(Plan plan, Template template) {
        return plan.sections().stream()
                .filter(section -> section.line() <= template.line())
                .max(Comparator.comparingInt(Section::line))
                .map(Section::phase)
                .orElse(Phase.NONE);
    }

    private static int fit(Plan plan, Template template, Status status) {
        var name = template.name().toLowerCase(Locale.ROOT);
        var text = template.text().toLowerCase(Locale.ROOT);
        int fit = 0;
        if (phase(plan, template) == Phase.COMMUNICATE) fit += 4;
        if (FOR_CUSTOMERS.matcher(name).find()) fit -= 3;
        for (var word : Status.values()) {
            boolean named = names(name, word) || names(firstLine(text), word);
            if (named) fit += word == status ? 8 : -8;
        }
        if (text.contains("investigating") && text.contains("resolved")) fit += 2;
        return fit;
    }

    private static String firstLine(String text) {
        var first = text.lines().findFirst().orElse("");
        return first.contains("/") ? "" : first;
    }

    private static boolean names(String text, Status status) {
        return switch (status) {
            case INVESTIGATING -> has(text, "investigating", "initial", "first");
            case IDENTIFIED -> has(text, "identified");
            case MONITORING -> has(text, "monitoring", "mitigated");
            case RESOLVED -> has(text, "resolved", "resolution", "all clear", "recovered");
        };
    }

    private static boolean has(String text, String... words) {
        for (var word : words) if (text.contains(word)) return true;
        return false;
    }

    /// Where `[INVESTIGATING]` and `[RESOLVED]` stand on lines of their own, what follows this
    /// status.
    private static String part(String text, Status status) {
        var marks =
                text.lines()
                        .map(String::strip)
                        .filter(line -> mark(line).isPresent())
                        .distinct()
                        .count();
        if (marks < 2) return text;
        var found = new StringBuilder();
        boolean within = false;
        for (var line : text.lines().toList()) {
            var mark = mark(line.strip());
            if (mark.isPresent()) within = mark.get() == status;
            if (within) found.append(line).append('\n');
        }
        return found.isEmpty() ? text : found.toString();
    }

    private static Optional<Status> mark(String line) {
        for (var status : Status.values())
            if (line.equalsIgnoreCase("[" + status.word() + "]")) return Optional.of(status);
        return Optional.empty();
    }
}
