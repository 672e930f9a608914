package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.lint.call.Side;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// On which machine, in which folder and in which namespace a line is right.
final class PlaceRules {
    /// Where images keep a program; elsewhere the same path may well be another folder.
    private static final Set<String> OF_IMAGES =
            Set.of("app", "code", "workspace", "src", "application", "service", "project", "usr/src/app");

    /// What containers are usually called; as a bare host name it is a container's.
    private static final Set<String> USUAL =
            Set.of(
                    "postgres",
                    "postgresql",
                    "redis",
                    "mysql",
                    "mariadb",
                    "mongo",
                    "mongodb",
                    "kafka",
                    "zookeeper",
                    "rabbitmq",
                    "elasticsearch",
                    "opensearch",
                    "prometheus",
                    "grafana",
                    "alertmanager",
                    "loki",
                    "tempo",
                    "jaeger",
                    "minio",
                    "nginx",
                    "traefik",
                    "db",
                    "database",
                    "cache",
                    "memcached",
                    "consul",
                    "vault",
                    "etcd",
                    "nats",
                    "keycloak");

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
            Set.of("pod", "pods", "po", "rs", "replicaset", "replicasets", "events", "ev", "endpoints", "ep");

    private PlaceRules() {}

    static void hosts(Sheet sheet, Report report) {
        var known = containerNames(sheet);
        sheet.calls()
                .filter(call -> call.side().isHere())
                .forEach(call -> {
                    for (var word : hostWords(call)) {
                        var host = hostOf(call, word);
                        if (host.isEmpty()) continue;
                        if (known.contains(host) || USUAL.contains(host))
                            report.at(call, word, "host-of-container", "host", host);
                    }
                });
    }

    /// Names the runbook itself uses for containers and services, and those of the world.
    private static Set<String> containerNames(Sheet sheet) {
        var names = new HashSet<>(sheet.world().hosts());
        sheet.calls()
                .forEach(call -> {
                    if (call.side().isInside() && call.side().kind() != Side.Kind.POD)
                        names.add(call.side().name());
                    if (call.is("docker-compose"))
                        for (var operand : call.operands()) names.add(operand.value());
                });
        return names;
    }

    /// The words of a call that hold a host.
    static List<Word> hostWords(Call call) {
        var words = new ArrayList<Word>();
        switch (call.program()) {
            case "curl", "wget", "http" -> words.addAll(call.operands());
            case "ping",
                    "ping6",
                    "nslookup",
                    "dig",
                    "host",
                    "telnet",
                    "nc",
                    "ncat",
                    "traceroute",
                    "mtr" -> {
                for (var operand : call.operands())
                    if (!operand.value().startsWith("@") && !operand.value().startsWith("+"))
                        words.add(operand);
            }
            case "pg_isready", "psql", "redis-cli", "mysql", "mariadb", "mysqladmin", "pg_dump" -> {
                var given = call.option("-h", "--host");
                if (given != null) words.add(given.word());
            }
            default -> {}
        }
        return words;
    }

    /// A host without dots that is neither this machine nor a variable; else empty.
    static String hostOf(Call call, Word word) {
        var text = word.value();
        boolean option = text.startsWith("-");
        if (option) {
            var value = call.value("-h", "--host");
            text = value == null ? "" : value;
        }
        int scheme = text.indexOf("://");
        if (scheme >= 0) text = text.substring(scheme + 3);
        else if (call.is("curl", "wget", "http") && text.indexOf('/') < 0 && text.indexOf(':') < 0)
            return "";
        int at = text.indexOf('@');
        if (at >= 0) text = text.substring(at + 1);
        for (char stop : new char[] {'/', ':', '?'}) {
            int end = text.indexOf(stop);
            if (end >= 0) text = text.substring(0, end);
        }
        boolean name =
                text.length() > 1
                        && Character.isLetter(text.charAt(0))
                        && text.chars()
                                .allMatch(
                                        c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
        return name && !text.equals("localhost") && !text.equals("host") ? text : "";
    }

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
            var line = inside.get(top);
            var mount = mounted.get(top);
            if (line == null && mount == null) continue;
            report.at(
                    call,
                    word,
                    "path-side",
                    "path",
                    word.value(),
                    "elsewhere",
                    line != null
                            ? "line " + line + " looks for `" + top + "` inside a container"
                            : mount);
            return;
        }
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
