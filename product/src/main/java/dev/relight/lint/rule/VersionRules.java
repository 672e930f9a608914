package dev.relight.lint.rule;

import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Role;
import dev.relight.lint.call.Reading;
import dev.relight.plan.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Before and after: pairs, rollbacks, and numbers with nothing to compare them with.
final class VersionRules {

    private VersionRules() {}

    /// The pairs of the plan, and each `down` with the `up` behind it in its block: when the second
    /// half cannot run, the plan may not have known it for one.
    private static List<Pair> pairsOf(Sheet sheet) {
        var pairs = new ArrayList<>(sheet.plan().pairs());
        for (var reading : sheet.readings()) {
            if (reading.calls().stream().noneMatch(c -> c.is("docker-compose") && c.does("down")))
                continue;
            for (var after : sheet.readingsOf(sheet.after(reading.command())))
                if (after.calls().stream().anyMatch(c -> c.is("docker-compose") && c.does("up"))) {
                    int open = reading.command().line();
                    int close = after.command().line();
                    if (pairs.stream().noneMatch(p -> p.open() == open && p.close() == close))
                        pairs.add(new Pair(open, close));
                    break;
                }
        }
        return pairs;
    }

    /// The first half of a pair whose second half cannot run.
    static void pairs(Sheet sheet, Report report) {
        for (var pair : pairsOf(sheet))
            for (var code :
                    List.of(
                            "option-unknown",
                            "subcommand-unknown",
                            "typographic-character",
                            "continuation-broken",
                            "not-shell"))
                if (report.has(code, pair.close()))
                    sheet.plan()
                            .command(pair.open())
                            .ifPresent(open ->
                                    report.at(
                                            open,
                                            "pair-cannot-close",
                                            "close",
                                            Integer.toString(pair.close()),
                                            "reason",
                                            code));
    }

    /// An image is fetched for a rollback, and the compose file is left as it is.
    static void rollback(Sheet sheet, Report report) {
        for (var reading : sheet.readings())
            for (var call : reading.calls()) {
                if (!call.isDocker() || !call.does("pull") || call.operands().isEmpty()) continue;
                var words = sheet.wordsAround(reading.command());
                if (!words.contains("rollback")
                        && !words.contains("roll back")
                        && !words.contains("previous")
                        && !words.contains("revert")) continue;
                if (startsUnchanged(sheet, reading))
                    report.at(
                            call,
                            call.operands().getFirst(),
                            "rollback-not-applied",
                            "image",
                            call.operand(0));
            }
    }

    private static boolean startsUnchanged(Sheet sheet, Reading pull) {
        for (var after : sheet.readingsOf(sheet.after(pull.command()))) {
            var text = after.command().text();
            for (var call : after.calls()) {
                if (EditRules.edits(call) || call.is("sed", "yq", "export") || call.does("tag"))
                    return false;
                if (!call.simple().assignments().isEmpty() || text.contains("TAG=")) return false;
                if (call.is("docker-compose") && call.does("up")) return true;
                if (call.isDocker() && call.does("run")) return false;
            }
            if (text.contains("=") && !text.contains("-")) return false;
        }
        return false;
    }

    /// Numbers and versions that are shown with nothing to compare them with.
    static void baselines(Sheet sheet, Report report) {
        Map<String, Integer> versions = new HashMap<>();
        for (var reading : sheet.readings()) baseline(reading, sheet, report, versions);
    }

    private static void baseline(
            Reading reading, Sheet sheet, Report report, Map<String, Integer> versions) {
        var command = reading.command();
        if (command.expected() != null) return;
        var text = command.text().toLowerCase(Locale.ROOT);
        boolean confirms = command.phase() == Phase.VERIFY || command.role() == Role.CONFIRM;
        boolean plain =
                reading.calls().stream()
                                .noneMatch(c -> c.position().substituted() || c.position().looped())
                        && !text.contains(">")
                        && reading.command().endLine() == reading.command().line();
        boolean request = reading.calls().stream().anyMatch(c -> c.is("curl", "wget", "http"));
        if (!plain) return;
        if (text.startsWith("time ") && request) {
            report.at(
                    command,
                    "no-baseline",
                    "measure",
                    "A response time",
                    "mend",
                    "Name the limit: `# Expected: below 0.5 s`.");
            return;
        }
        if (confirms && text.contains("select count(")) {
            report.at(
                    command,
                    "no-baseline",
                    "measure",
                    "A count",
                    "mend",
                    "Record the count before anything is changed, and compare.");
            return;
        }
        for (var call : reading.calls()) {
            if (!call.is("curl")
                    || call.operands().isEmpty()
                    || !call.operand(0).endsWith("/version")) continue;
            boolean before = versions.putIfAbsent(call.operand(0), command.line()) != null;
            if (!before && confirms || sheet.wordsAround(command).contains("rollback"))
                report.at(
                        command,
                        "no-baseline",
                        "measure",
                        "A version",
                        "mend",
                        "Record the version before the change, or name the one expected.");
        }
    }
}
