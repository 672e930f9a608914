package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.lint.catalogue.Rows;
import dev.relight.lint.world.Nearest;
import dev.relight.lint.world.Workload;
import dev.relight.lint.world.World;
import dev.relight.shell.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Names of Kubernetes objects and systemd units that nobody beside the runbook defines.
final class ClusterRules {
    private static final class Tables {
        static final Map<String, String> KIND_OF = kinds();
        static final Set<String> SYSTEM_UNITS =
                Set.of(Rows.of("units").getFirst().text("units").split(" "));

        private static Map<String, String> kinds() {
            var kinds = new HashMap<String, String>();
            for (var row : Rows.of("kinds"))
                for (var word : row.text("words").split("\\|")) kinds.put(word, row.text("kind"));
            return kinds;
        }
    }

    private static final Set<String> WITH_OBJECTS =
            Set.of(
                    "get",
                    "describe",
                    "delete",
                    "scale",
                    "rollout",
                    "logs",
                    "exec",
                    "edit",
                    "patch",
                    "annotate",
                    "label",
                    "set",
                    "port-forward",
                    "autoscale",
                    "wait",
                    "expose");

    private static final Set<String> UNIT_VERBS =
            Set.of(
                    "start",
                    "stop",
                    "restart",
                    "reload",
                    "status",
                    "enable",
                    "disable",
                    "is-active",
                    "is-failed",
                    "is-enabled",
                    "try-restart",
                    "reload-or-restart",
                    "cat",
                    "show",
                    "mask",
                    "unmask",
                    "kill",
                    "reset-failed");

    private ClusterRules() {}

    static void look(Call call, Reading reading, Sheet sheet, Report report) {
        if (!call.side().isHere()) return;
        if (call.is("kubectl", "oc") && sheet.world().hasManifests())
            kubectl(call, sheet.world(), report);
        if (!sheet.world().units().isEmpty()) units(call, sheet.world(), report);
    }

    static boolean isKnownKind(String word) {
        return Tables.KIND_OF.containsKey(word);
    }

    private static void kubectl(Call call, World world, Report report) {
        if (call.path().isEmpty() || !WITH_OBJECTS.contains(call.path().getFirst())) return;
        namespace(call, world, report);
        selector(call, world, report);
        var operands = call.operands();
        for (int i = 0; i < operands.size(); i++) {
            var text = operands.get(i).value();
            int slash = text.indexOf('/');
            if (slash > 0)
                object(
                        call,
                        operands.get(i),
                        text.substring(0, slash),
                        text.substring(slash + 1),
                        world,
                        report);
            else if (i + 1 < operands.size() && Tables.KIND_OF.containsKey(text)) {
                object(call, operands.get(i + 1), text, operands.get(i + 1).value(), world, report);
                return;
            } else if (Tables.KIND_OF.containsKey(text)) return;
        }
    }

    private static void object(
            Call call, Word word, String kindWord, String name, World world, Report report) {
        var kind = Tables.KIND_OF.get(kindWord.toLowerCase(java.util.Locale.ROOT));
        if (kind == null || !isName(word, name)) return;
        var names = new TreeSet<String>();
        for (var workload : world.workloads())
            if (workload.kind().equals(kind)) names.add(workload.name());
        if (names.isEmpty() || names.contains(name)) return;
        report.at(
                call,
                word,
                "workload-undefined",
                "kind",
                kind,
                "name",
                name,
                "where",
                world.name(),
                "nearest",
                Nearest.hint(name, names));
    }

    private static void namespace(Call call, World world, Report report) {
        var given = call.option("-n", "--namespace");
        if (given == null || given.value() == null || !isName(given.word(), given.value())) return;
        var names = new TreeSet<String>();
        for (var workload : world.workloads()) {
            names.add(workload.namespace());
            if (workload.kind().equals("Namespace")) names.add(workload.name());
        }
        boolean allSay =
                world.workloads().stream()
                        .allMatch(w -> !w.namespace().isEmpty() || w.kind().equals("Namespace"));
        if (!allSay
                || names.contains(given.value())
                || Set.of("kube-system", "default").contains(given.value())) return;
        report.at(
                call,
                given.word(),
                "namespace-undefined",
                "name",
                given.value(),
                "where",
                world.name(),
                "nearest",
                Nearest.hint(given.value(), names));
    }

    /// `-l app=shop,tier=web`: every part must be carried by one and the same pod.
    private static void selector(Call call, World world, Report report) {
        var given = call.option("-l", "--selector");
        if (given == null || given.value() == null || !given.word().constant()) return;
        var value = given.value();
        if (value.contains("!")
                || value.contains(" in ")
                || value.contains("<")
                || value.contains("$")) return;
        var pods = world.workloads().stream().filter(Workload::runs).toList();
        if (pods.isEmpty() || pods.stream().anyMatch(pod -> carries(pod, value))) return;
        var known = new TreeSet<String>();
        for (var pod : pods) pod.labels().forEach((key, label) -> known.add(key + "=" + label));
        report.at(
                call,
                given.word(),
                "selector-matches-nothing",
                "selector",
                value,
                "where",
                world.name(),
                "nearest",
                Nearest.hint(value, known));
    }

    private static boolean carries(Workload pod, String selector) {
        for (var part : selector.split(",")) {
            var pair = part.split("==?", 2);
            var label = pod.labels().get(pair[0].strip());
            if (label == null || (pair.length == 2 && !label.equals(pair[1].strip()))) return false;
        }
        return true;
    }

    private static boolean isName(Word word, String name) {
        return word.constant()
                && !name.isEmpty()
                && name.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || "-_.@".indexOf(c) >= 0);
    }

    private static void units(Call call, World world, Report report) {
        if (call.is("systemctl")
                && !call.operands().isEmpty()
                && UNIT_VERBS.contains(call.operand(0))) {
            for (var word : call.operands().subList(1, call.operands().size()))
                unit(call, word, word.value(), world, report);
        }
        if (call.is("journalctl")) {
            var given = call.option("-u", "--unit");
            if (given != null && given.value() != null)
                unit(call, given.word(), given.value(), world, report);
        }
    }

    private static void unit(Call call, Word word, String name, World world, Report report) {
        if (!isName(word, name)) return;
        var full = name.indexOf('.') > 0 ? name : name + ".service";
        int at = full.indexOf('@');
        if (at > 0) full = full.substring(0, at + 1) + full.substring(full.lastIndexOf('.'));
        var bare = name.endsWith(".service") ? name.substring(0, name.length() - 8) : name;
        if (world.units().contains(full) || Tables.SYSTEM_UNITS.contains(bare)) return;
        report.at(
                call,
                word,
                "unit-undefined",
                "name",
                name,
                "where",
                world.name(),
                "nearest",
                Nearest.hint(full, world.units()));
    }
}
