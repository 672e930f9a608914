package dev.relight.lint.rule;

import dev.relight.danger.Danger;
import dev.relight.lexicon.BuiltIn;
import dev.relight.lexicon.Phase;
import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.lint.world.Compose;
import dev.relight.plan.Command;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Things that are right one by one and wrong in this order.
final class OrderRules {
    /// Heading or comment words that say the whole stack is meant.
    private static final List<String> WHOLE =
            List.of(
                    "stack",
                    "entire",
                    "all services",
                    "everything",
                    "complete",
                    "full recovery",
                    "full restart",
                    "whole",
                    "all containers",
                    "environment reset");

    private static final Set<String> CLEARING =
            Set.of(
                    "restart",
                    "stop",
                    "kill",
                    "delete",
                    "down",
                    "reboot",
                    "recreate",
                    "rm",
                    "reset");

    private OrderRules() {}

    static void look(Call call, Reading reading, Sheet sheet, Report report) {
        if (call.is("docker-compose") && call.does("down")) {
            stackDown(call, sheet, report);
            volumes(call, sheet, report);
        }
        if (!call.path().isEmpty() && call.path().getLast().equals("prune"))
            prune(call, sheet, report);
        if (removesContainer(call)) evidence(call, sheet, report);
        if (call.is("rm", "truncate", "shred") || vacuums(call))
            deletesEvidence(call, sheet, report);
    }

    private static void stackDown(Call call, Sheet sheet, Report report) {
        var words = sheet.wordsAround(call.command());
        if (!call.operands().isEmpty() || WHOLE.stream().anyMatch(words::contains)) return;
        var names =
                sheet.world().read(WorldRules.files(call)).stream()
                        .flatMap(compose -> compose.services().keySet().stream())
                        .collect(Collectors.joining(", "));
        report.at(
                call,
                "stack-down",
                "program",
                call.spoken(),
                "names",
                names.isEmpty() ? "" : " (" + names + ")");
    }

    private static void volumes(Call call, Sheet sheet, Report report) {
        var given = call.option("-v", "--volumes");
        if (given == null) return;
        var names =
                sheet.world().read(WorldRules.files(call)).stream()
                        .map(Compose::volumes)
                        .flatMap(List::stream)
                        .collect(Collectors.joining(", "));
        if (!names.isEmpty())
            report.at(
                    call,
                    given.word(),
                    "down-deletes-volumes",
                    "option",
                    given.name(),
                    "volumes",
                    "these volumes: " + names);
    }

    private static void prune(Call call, Sheet sheet, Report report) {
        boolean all = call.has("-a", "--all");
        boolean images = call.does("system") || call.does("image");
        if (all && images) {
            for (var after : sheet.readingsOf(sheet.after(call.command())))
                for (var other : after.calls())
                    if (fetches(other)) {
                        report.at(
                                call,
                                "order-prune-before-pull",
                                "pull",
                                Integer.toString(after.command().line()));
                        return;
                    }
            return;
        }
        for (var before : sheet.readingsOf(sheet.before(call.command())))
            for (var other : before.calls())
                if (other.is("docker-compose") && other.does("down")) {
                    report.at(
                            call,
                            "order-prune-after-down",
                            "down",
                            Integer.toString(before.command().line()));
                    return;
                }
    }

    private static boolean fetches(Call call) {
        return call.does("pull")
                || (call.is("docker-compose") && call.does("up"))
                || (call.isDocker() && call.does("run"));
    }

    private static boolean removesContainer(Call call) {
        if (call.is("docker-compose"))
            return call.does("down")
                    || call.does("rm")
                    || (call.does("up") && call.has("--force-recreate"));
        if (call.isDocker()) return call.does("rm") || call.does("container", "rm");
        return call.is("kubectl", "oc")
                && call.does("delete")
                && List.of("pod", "pods", "po").contains(call.operand(0));
    }

    private static void evidence(Call call, Sheet sheet, Report report) {
        for (var reading : sheet.readings()) {
            if (reading.command().line() >= call.command().line()) break;
            for (var other : reading.calls()) if (keepsLog(other, reading)) return;
        }
        boolean cluster = call.is("kubectl", "oc");
        boolean compose = call.is("docker-compose");
        var name = call.operands().isEmpty() ? "" : " " + call.operands().getLast().value();
        var keep =
                cluster
                        ? "kubectl logs POD --previous > before.log"
                        : (compose ? "docker compose logs --no-color" : call.program() + " logs")
                                + name
                                + " > before.log 2>&1";
        report.at(
                call,
                "evidence-not-kept",
                "program",
                call.spoken(),
                "what",
                String.join(" ", call.path())
                        + (call.has("--force-recreate") ? " --force-recreate" : ""),
                "keep",
                keep);
    }

    private static boolean keepsLog(Call call, Reading reading) {
        boolean log = LogRules.isLogs(call) || call.is("journalctl");
        boolean file =
                call.simple().redirects().stream()
                                .anyMatch(r ->
                                        r.writesFile() && !r.target().value().equals("/dev/null"))
                        || reading.behind(call).stream().anyMatch(next -> next.is("tee", "gzip"));
        return (log && file) || (call.isDocker() && (call.does("cp") || call.does("export")));
    }

    private static boolean vacuums(Call call) {
        return call.is("journalctl")
                && call.options().stream().anyMatch(o -> o.name().startsWith("--vacuum"));
    }

    private static void deletesEvidence(Call call, Sheet sheet, Report report) {
        var text = call.command().text().toLowerCase(Locale.ROOT);
        boolean about =
                text.contains("incident")
                        || text.contains("evidence")
                        || text.contains("dump")
                        || text.contains("postmortem")
                        || text.contains("core.");
        if (!about && !vacuums(call)) return;
        for (var task : sheet.plan().tasks()) {
            if (task.line() <= call.command().line()) continue;
            if (task.builtIn() == BuiltIn.TIMELINE || task.builtIn() == BuiltIn.POSTMORTEM) {
                report.at(call, "order-evidence-deleted", "later", Integer.toString(task.line()));
                return;
            }
        }
    }

    /// The first thing that is done is a restart.
    static void actBeforeLook(Sheet sheet, Report report) {
        for (var command : sheet.commands()) {
            if (command.phase() == Phase.PREVENT || command.phase() == Phase.POST_INCIDENT) return;
            if (command.danger() == Danger.OBSERVE && !isWait(command)) return;
            if (!Actions.changes(command)) continue;
            boolean later = sheet.commands().stream().anyMatch(Actions::looks);
            var reading = sheet.reading(command.line());
            boolean clears =
                    reading != null && reading.calls().stream().anyMatch(OrderRules::clears);
            if (later && clears && command.block() < command.line() && Actions.isForOutages(sheet))
                report.at(command, "order-act-before-look");
            return;
        }
    }

    /// Takes away the state in which the failure could be seen.
    private static boolean clears(Call call) {
        for (var word : call.words())
            if (CLEARING.contains(word.value().toLowerCase(Locale.ROOT))) return true;
        return call.is("kill", "pkill", "killall", "reboot");
    }

    private static boolean isWait(Command command) {
        return command.role() == dev.relight.lexicon.Role.WAIT;
    }
}
