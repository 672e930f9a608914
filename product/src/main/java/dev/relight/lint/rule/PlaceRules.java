package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// On which machine, in which folder and in which namespace a line is right.
final class PlaceRules {
    /// Where images keep a program; elsewhere the same path may well be another folder.
    private static final Set<String> OF_IMAGES =
            Set.of(
                    "app",
                    "code",
                    "workspace",
                    "src",
                    "application",
                    "service",
                    "project",
                    "usr/src/app");

    private static final Set<String> NAMESPACED =
            Set.of(
                    "get",
                    "describe",
                    "logs",
                    "exec",
                    "rollout",
                    "scale",
                    "delete",
                    "top",
                    "edit",
                    "set");

    /// Kinds of objects that live in a namespace; of others we do not know.
    private static final Set<String> IN_NAMESPACES =
            Set.of(
                    "pod",
                    "pods",
                    "po",
                    "rs",
                    "replicaset",
                    "replicasets",
                    "events",
                    "ev",
                    "endpoints",
                    "ep");

    private PlaceRules() {}

    /// A path that is read inside on one line and on the host on another.
    static void sides(Sheet sheet, Report report) {
        var inside = new HashMap<String, Integer>();
        var here = new ArrayList<Call>();
        sheet.calls()
                .forEach(call -> {
                    if (call.side().isInside())
                        for (var word : call.words()) {
                            var top = top(word.value());
                            if (top != null) inside.putIfAbsent(top, call.command().line());
                        }
                    else if (call.side().isHere()) here.add(call);
                });
        var mounted = mounted(sheet);
        for (var call : here) side(call, inside, mounted, report);
    }

    private static void side(
            Call call, Map<String, Integer> inside, Map<String, String> mounted, Report report) {
        for (var word : call.words()) {
            var top = top(word.value());
            if (top == null
                    || call.isDocker()
                    || call.is("docker-compose", "kubectl", "ssh", "sh", "bash")) continue;
            var elsewhere = elsewhere(top, inside, mounted);
            if (elsewhere.isEmpty()) continue;
            report.at(call, word, "path-side", "path", word.value(), "elsewhere", elsewhere);
            return;
        }
    }

    private static String elsewhere(
            String top, Map<String, Integer> inside, Map<String, String> mounted) {
        var line = inside.get(top);
        if (line != null) return "line " + line + " looks for `" + top + "` inside a container";
        return mounted.getOrDefault(top, "");
    }

    /// First folder of a path that belongs to an image: `/app` of `/app/config/x.yaml`.
    private static @Nullable String top(String path) {
        if (!path.startsWith("/") || path.length() < 4) return null;
        int end = path.indexOf('/', 1);
        var top = end < 0 ? path.substring(1) : path.substring(1, end);
        return OF_IMAGES.contains(top) ? "/" + top : null;
    }

    private static Map<String, String> mounted(Sheet sheet) {
        var mounted = new HashMap<String, String>();
        sheet.world()
                .services()
                .forEach(service ->
                        service.mounts()
                                .forEach((path, source) -> {
                                    var top = top(path);
                                    if (top != null)
                                        mounted.putIfAbsent(
                                                top,
                                                "`%s` mounts `%s` there from `%s`"
                                                        .formatted(service.name(), path, source));
                                }));
        return mounted;
    }

    /// `./scripts/x.sh` and `git log` in a runbook that never says where one stands.
    static void relative(Sheet sheet, Report report) {
        for (var reading : sheet.readings())
            for (var call : reading.calls()) {
                if (call.is("cd", "pushd")) return;
                if (!call.side().isHere() || call.anchor() >= 0) continue;
                var path = relativePath(call);
                if (path != null) report.at(call, "relative-path", "path", path);
            }
    }

    private static @Nullable String relativePath(Call call) {
        var program = call.words().getFirst().value();
        if (program.startsWith("./") || program.startsWith("../")) return program;
        if (call.is("git")
                && !call.has("-C")
                && !call.words().get(Math.min(1, call.words().size() - 1)).value().equals("clone"))
            return "git";
        if (call.is(
                "python",
                "python3",
                "bash",
                "sh",
                "node",
                "ruby",
                "make",
                "terraform",
                "ansible-playbook")) {
            if (call.is("make", "terraform")) return call.program();
            for (var operand : call.operands()) {
                var text = operand.value();
                boolean file =
                        text.indexOf('/') > 0
                                || text.endsWith(".py")
                                || text.endsWith(".sh")
                                || text.endsWith(".yml");
                if (file
                        && !text.startsWith("/")
                        && !text.startsWith("~")
                        && !text.contains("://")
                        && text.indexOf('\n') < 0
                        && text.indexOf(' ') < 0) return text;
                return null;
            }
        }
        return null;
    }

    static void namespaces(Sheet sheet, Report report) {
        var with = new ArrayList<Call>();
        var without = new ArrayList<Call>();
        sheet.calls()
                .filter(call -> call.is("kubectl") && !call.path().isEmpty())
                .filter(call -> NAMESPACED.contains(call.path().getFirst()))
                .filter(PlaceRules::isNamespaced)
                .forEach(call -> (call.has("-n", "--namespace") ? with : without).add(call));
        if (with.isEmpty() || with.size() < without.size()) return;
        var names = with.stream().map(call -> call.value("-n", "--namespace")).distinct().toList();
        if (names.size() != 1 || names.getFirst() == null || isOpen(names.getFirst())) return;
        var namespace = names.getFirst();
        if (sheet.page().lines().stream()
                .anyMatch(l -> l.contains("set-context") || l.contains("kubens"))) return;
        for (var call : without)
            if (!call.has("-A", "--all-namespaces")
                    && !call.does("top", "node")
                    && !call.does("top", "nodes")
                    && !call.operand(0).startsWith("node/"))
                report.at(
                        call,
                        "namespace-missing",
                        "others",
                        with.size() == 1 ? "one command" : with.size() + " commands",
                        "namespace",
                        String.valueOf(namespace));
    }

    /// A name that is filled in later: nobody can say whether the others mean the same.
    private static boolean isOpen(String name) {
        return name.startsWith("$") || name.startsWith("<") || name.startsWith("{");
    }

    private static boolean isNamespaced(Call call) {
        var verb = call.path().getFirst();
        if (Set.of("logs", "exec", "rollout").contains(verb)) return true;
        var text = call.operand(0);
        int slash = text.indexOf('/');
        var kind = slash < 0 ? text : text.substring(0, slash);
        return IN_NAMESPACES.contains(kind) || ClusterRules.isKnownKind(kind);
    }

    /// These work in a running container only, so the list is the right one.
    private static final Set<String> NEEDS_RUNNING = Set.of("exec", "top", "attach", "pause");

    /// A container's id that comes from a list without stopped containers.
    static void ids(Sheet sheet, Report report) {
        int source = 0;
        for (var reading : sheet.readings())
            for (var call : reading.calls()) {
                if (call.isDocker() && call.does("ps"))
                    source =
                            TerminalRules.hasLetter(call, 'a') || call.has("--all")
                                    ? 0
                                    : reading.command().line();
                if (source == 0 || !call.isDocker() || call.does("ps")) continue;
                if (NEEDS_RUNNING.stream().anyMatch(call::does)) continue;
                for (var placeholder : reading.command().placeholders())
                    if (placeholder
                            .toLowerCase(java.util.Locale.ROOT)
                            .matches("<container[-_ ]?(id|name)?>"))
                        report.at(
                                call,
                                "id-of-stopped",
                                "placeholder",
                                "`" + placeholder + "`",
                                "source",
                                Integer.toString(source));
            }
    }

    /// "Wait until healthy", and a script that alone knows when it gives up.
    static void scripts(Reading reading, Sheet sheet, Report report) {
        for (var call : reading.calls()) {
            var program = call.words().getFirst().value();
            if (!program.startsWith("./") && !program.endsWith(".sh")) continue;
            if (call.wrappedIn("timeout")) continue;
            var words = sheet.wordsNear(reading.command());
            int at = words.indexOf("wait");
            if (at < 0) continue;
            int end = words.indexOf('\n', at);
            report.at(
                    call,
                    "endless-script",
                    "words",
                    end < 0 ? words.substring(at) : words.substring(at, end),
                    "program",
                    program);
        }
    }
}
