package dev.relight.cli.init;

import dev.relight.plan.Command;
import dev.relight.secret.Redactor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes the file: the same survey gives the same text.
///
/// What stands in it from a runbook passes the redactor, and is one line.
final class Pen {
    /// Every mark of something to fill in begins so.
    static final String TODO = "TODO";

    /// A longer line of a runbook is cut in a comment.
    private static final int SHOWN_MAX = 90;

    /// Lines that want the same blank; more are counted.
    private static final int LINES_MAX = 4;

    /// Relight knows or finds these by itself.
    private static final Set<String> FOUND_OUT =
            Set.of(
                    "service",
                    "service-name",
                    "pid",
                    "process-id",
                    "container",
                    "container-id",
                    "container-name",
                    "pod",
                    "pod-name");

    private static final String PEOPLE =
            """
            # Who is told, and by which way. Secrets stand elsewhere: env:NAME or file:PATH.
            # channels:
            #   - {name: chat, slack: env:SLACK_WEBHOOK_URL}
            #   - {name: pager, pagerduty: env:PAGERDUTY_ROUTING_KEY}
            #   - {name: mail, smtp: "smtp.example.org:587", user: relight, password: env:SMTP_PASSWORD, from: relight@example.org}
            # people:
            #   - {name: Ada, role: approver, reach: {mail: ada@example.org, pager: ""}}
            # policies:
            #   - name: on-call
            #     updates: [chat]
            #     levels:
            #       - {after: 0m, people: Ada}
            """;

    private final Redactor redactor = new Redactor();
    private final StringBuilder text = new StringBuilder();
    private final Path folder;

    /// @param folder in which the file will lie
    Pen(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    String write(Survey survey) {
        line(
                "# The settings of Relight; `relight doctor` checks them, `relight serve` works by them.");
        line(
                "# Made from what was found. Lines with %s wait for you; docs/serve.md explains each key.",
                TODO);
        line("");
        line("state: .relight                # journal, accounts, running jobs");
        line(
                "# external_url: https://relight.example.org   # how people reach it; links in messages");
        line("");
        var drafts = drafts(survey);
        if (drafts.isEmpty()) nothing();
        else {
            line("services:");
            var alerts = drafts.stream().map(Draft::alertName).toList();
            for (var draft : drafts)
                service(draft, survey, alerts.stream().filter(draft.alertName()::equals).count());
        }
        leftOver(survey, drafts);
        people();
        return text.toString();
    }

    private static List<Draft> drafts(Survey survey) {
        var taken = new TreeSet<String>();
        var drafts = new ArrayList<Draft>();
        for (var runbook : survey.runbooks()) drafts.add(Draft.of(runbook, survey.world(), taken));
        return drafts;
    }

    private void nothing() {
        line(
                "services: []                   # %s: no runbook was found; one looks like this:",
                TODO);
        line("#  - name: web");
        line("#    runbook: runbooks/web-down.md");
        line("#    autonomy: assist");
        line("#    probes:");
        line("#      - {http: \"http://localhost:8080/health\"}");
    }

    private void service(Draft draft, Survey survey, long sameAlert) {
        line("  - name: %s", quoted(draft.name()));
        line("    runbook: %s", quoted(shown(draft.runbook())));
        if (!draft.composeFile().isEmpty()) directory(survey);
        platform(draft);
        line(
                "    target: local              # or ssh://user@host, docker://container, kubernetes://namespace/pod");
        line(
                "    autonomy: assist           # observe looks, assist asks before every change, auto does what is reversible");
        alerts(draft, sameAlert);
        probes(draft);
        blanks(draft);
        variables(draft);
        contacts(draft);
        line("");
    }

    private void directory(Survey survey) {
        var compose = survey.world().read(List.of()).getFirst().file();
        var at = survey.place().resolve(compose).toAbsolutePath().normalize().getParent();
        if (at != null && !at.equals(folder))
            line("    directory: %s   # where %s lies", quoted(shown(at)), comment(compose));
    }

    private void platform(Draft draft) {
        if (!draft.platform().isEmpty()) line("    platform: %s", draft.platform());
        else if (!draft.platforms().isEmpty())
            line(
                    "    # platform: %s   # %s: the runbook has ways for each; without it Relight looks at the machine",
                    String.join(" | ", draft.platforms()), TODO);
    }

    private void alerts(Draft draft, long sameAlert) {
        var name = draft.alertName();
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.:-]{0,120}")) return;
        if (sameAlert == 1) line("    alerts: [{alertname: %s}]", quoted(name));
        else
            line(
                    "    # alerts: [{alertname: %s, cluster: ...}]   # %s: %d pages name this alert; a label must tell them apart",
                    quoted(name), TODO, sameAlert);
    }

    private void probes(Draft draft) {
        var ready = draft.probes().stream().filter(it -> !it.isOpen()).toList();
        var open = draft.probes().stream().filter(ProbeGuess.Guess::isOpen).toList();
        if (!ready.isEmpty()) line("    probes:");
        for (var guess : ready) line("      - %s   # line %d", guess.yaml(), guess.of().line());
        if (ready.isEmpty() && open.isEmpty()) {
            line(
                    "    # %s: no probe could be guessed; without one only alerts open its incidents",
                    TODO);
            line("    # probes: [{http: \"http://localhost:8080/health\"}]");
        }
        if (ready.isEmpty() && !open.isEmpty()) line("    # probes:");
        for (var guess : open) {
            line(
                    "    #   - %s   # %s: fill the blank; line %d",
                    comment(guess.yaml()), TODO, guess.of().line());
        }
        if (draft.checks() > 0)
            line(
                    "    # checks: {every: 1m}      # also asks the runbook's own %d verification command%s",
                    draft.checks(), draft.checks() == 1 ? "" : "s");
    }

    private void blanks(Draft draft) {
        var blanks = new TreeMap<>(draft.blanks());
        blanks.keySet().removeIf(it -> FOUND_OUT.contains(bare(it).toLowerCase(Locale.ROOT)));
        if (blanks.isEmpty()) return;
        line(
                "    # %s: what stands for the runbook's blanks; alerts may fill some by their labels",
                TODO);
        line("    # placeholders:");
        blanks.forEach((blank, commands) ->
                line("    #   %s: \"\"   # %s", quoted(bare(blank)), wants(commands)));
    }

    private void variables(Draft draft) {
        if (draft.variables().isEmpty()) return;
        line("    # %s: variables of Relight's own environment that its commands may see", TODO);
        line("    # environment: [%s]", String.join(", ", draft.variables().keySet()));
        draft.variables()
                .forEach((name, commands) -> line("    #   %s: %s", name, wants(commands)));
    }

    private String wants(List<Command> commands) {
        var lines =
                commands.stream()
                        .limit(LINES_MAX)
                        .map(it -> "" + it.line())
                        .collect(Collectors.joining(", "));
        int more = commands.size() - LINES_MAX;
        return "line%s %s%s: %s"
                .formatted(
                        commands.size() == 1 ? "" : "s",
                        lines,
                        more > 0 ? " and " + more + " more" : "",
                        comment(commands.getFirst().joined()));
    }

    private void contacts(Draft draft) {
        if (draft.contacts().isEmpty()) {
            line(
                    "    # escalation: on-call      # %s: name of a policy below; the page names nobody to call",
                    TODO);
            return;
        }
        line("    # escalation: on-call      # %s: name of a policy below; the page calls:", TODO);
        for (var contact : draft.contacts())
            line("    #   line %d: %s", contact.line(), comment(contact.text()));
    }

    private void leftOver(Survey survey, List<Draft> drafts) {
        var without = new TreeSet<>(Draft.names(survey.world()));
        drafts.forEach(draft -> without.remove(draft.name()));
        if (!without.isEmpty())
            line(
                    "# Defined beside them, and without a runbook: %s",
                    comment(String.join(", ", without)));
        for (var passed : survey.passed())
            line("# Left out: %s: %s", comment(shown(passed.file())), comment(passed.because()));
        for (var file : survey.world().unreadable())
            line("# Could not be read: %s: %s", comment(file.file()), comment(file.reason()));
        if (!without.isEmpty()
                || !survey.passed().isEmpty()
                || !survey.world().unreadable().isEmpty()) line("");
    }

    private void people() {
        for (var each : PEOPLE.lines().toList()) line("%s", each);
    }

    private String shown(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        var root = folder.getRoot();
        boolean isSame = root != null && root.equals(absolute.getRoot());
        var relative = isSame ? folder.relativize(absolute).toString() : absolute.toString();
        return relative.startsWith("../../..") ? absolute.toString() : relative;
    }

    /// One line that is no more than a comment can hold.
    private String comment(String what) {
        var one = redactor.redact(what).replaceAll("\\p{Cntrl}+|\\s+", " ").strip();
        return one.length() <= SHOWN_MAX ? one : one.substring(0, SHOWN_MAX - 3) + "...";
    }

    private static String bare(String blank) {
        return blank.replaceAll("^[<{\\[\\s]+|[>}\\]\\s]+$", "");
    }

    /// A scalar that YAML reads back as this very text.
    static String quoted(String value) {
        boolean isPlain =
                value.matches("[A-Za-z][A-Za-z0-9_./-]*")
                        && !Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n")
                                .contains(value.toLowerCase(Locale.ROOT));
        if (isPlain) return value;
        var quoted = new StringBuilder("\"");
        for (char c : value.toCharArray())
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> quoted.append(c < ' ' ? " " : "" + c);
            }
        return quoted.append('"').toString();
    }

    @SuppressWarnings("AnnotateFormatMethod") // all forms stand in this file
    private void line(String form, Object... words) {
        text.append(words.length == 0 ? form : form.formatted(words).stripTrailing()).append('\n');
    }
}
