package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.call.Given;
import dev.relight.lint.call.Reading;
import dev.relight.lint.world.Compose;
import dev.relight.lint.world.Nearest;
import dev.relight.lint.world.World;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Names of containers and services that nobody beside the runbook defines.
final class WorldRules {
    private static final Set<String> ON_SERVICES =
            Set.of(
                    "up", "restart", "stop", "start", "logs", "exec", "run", "kill", "pull",
                    "build", "rm", "pause", "unpause", "top", "port", "create", "ps", "stats",
                    "scale", "images");

    private static final Set<String> ON_CONTAINERS =
            Set.of(
                    "logs", "exec", "restart", "stop", "start", "kill", "stats", "top", "port",
                    "inspect", "pause", "unpause", "wait", "attach", "rm", "cp", "update", "diff",
                    "commit");

    private WorldRules() {}

    /// Compose files a call names itself.
    static List<String> files(Call call) {
        return call.options().stream()
                .filter(given -> given.name().equals("--file"))
                .map(Given::value)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    static void unreadable(Sheet sheet, Report report) {
        for (var file : sheet.world().unreadable())
            report.at(1, "world-unreadable", "file", file.file(), "reason", file.reason());
    }

    static void look(Call call, Reading reading, Sheet sheet, Report report) {
        var world = sheet.world();
        if (!call.side().isHere() || !world.hasCompose()) return;
        if (call.is("docker-compose")) compose(call, world, report);
        if (call.isDocker()) docker(call, world, report);
    }

    private static void compose(Call call, World world, Report report) {
        var composes = world.read(files(call));
        if (!files(call).isEmpty() && composes.isEmpty()) {
            missingFile(call, world, report);
            return;
        }
        if (call.path().isEmpty() || !ON_SERVICES.contains(call.path().getFirst())) return;
        var names = new TreeSet<String>();
        for (var compose : composes) names.addAll(compose.services().keySet());
        var asked =
                call.does("exec") || call.does("run") || call.does("port")
                        ? call.operands().subList(0, Math.min(1, call.operands().size()))
                        : call.operands();
        for (var word : asked) {
            var name = call.does("scale") ? word.value().split("=", 2)[0] : word.value();
            if (!isName(word, name) || names.contains(name)) continue;
            report.at(
                    call,
                    word,
                    "service-undefined",
                    "name",
                    name,
                    "where",
                    where(composes, world),
                    "nearest",
                    Nearest.hint(name, names));
        }
        scale(call, composes, report);
    }

    private static void missingFile(Call call, World world, Report report) {
        var name = files(call).getFirst();
        if (name.contains("$") || name.contains("<")) return;
        var known = world.composes().stream().map(Compose::file).toList();
        var given = call.option("--file");
        if (given != null)
            report.at(
                    call,
                    given.word(),
                    "compose-file-missing",
                    "path",
                    name,
                    "where",
                    world.name(),
                    "nearest",
                    Nearest.hint(name, known));
    }

    private static String where(List<Compose> composes, World world) {
        return composes.size() == 1 ? composes.getFirst().file() : world.name();
    }

    private static boolean isName(Word word, String name) {
        return word.constant()
                && !name.isEmpty()
                && !name.startsWith("-")
                && name.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0);
    }

    /// Two containers cannot share a published port or a fixed name.
    private static void scale(Call call, List<Compose> composes, Report report) {
        var scales = new ArrayList<String>();
        for (var given : call.options())
            if (given.name().equals("--scale") && given.value() != null) scales.add(given.value());
        if (call.does("scale")) for (var word : call.operands()) scales.add(word.value());
        for (var scale : scales) {
            var parts = scale.split("=", 2);
            if (parts.length < 2 || parts[1].equals("1") || parts[1].equals("0")) continue;
            for (var compose : composes) {
                var service = compose.services().get(parts[0]);
                if (service == null) continue;
                boolean name = service.container() != null;
                boolean port =
                        service.published().stream()
                                .anyMatch(p -> !p.contains("-") && !p.equals("0"));
                if (!name && !port) continue;
                report.at(
                        call,
                        "scale-fixed-port",
                        "name",
                        parts[0],
                        "count",
                        parts[1],
                        "reason",
                        name
                                ? "its container has the fixed name `" + service.container() + "`"
                                : "it publishes the fixed port " + service.published().getFirst(),
                        "what",
                        name ? "name" : "port");
            }
        }
    }

    private static void docker(Call call, World world, Report report) {
        var verb = call.path().isEmpty() ? "" : call.path().getLast();
        var group = call.path().size() > 1 ? call.path().getFirst() : "container";
        if (group.equals("container") && ON_CONTAINERS.contains(verb)) {
            var asked =
                    call.does("exec") || call.does("cp") || call.does("port")
                            ? call.operands().subList(0, Math.min(1, call.operands().size()))
                            : call.operands();
            for (var word : asked) container(call, word, world, report);
        }
        if (group.equals("network")
                && (verb.equals("inspect") || verb.equals("rm") || verb.equals("connect")))
            networks(call, world, report);
        if (group.equals("volume") && (verb.equals("inspect") || verb.equals("rm")))
            volumes(call, world, report);
    }

    private static void container(Call call, Word word, World world, Report report) {
        var name = word.value();
        int colon = name.indexOf(':');
        if (call.does("cp") && colon < 0) return;
        if (colon > 0) name = name.substring(0, colon);
        if (!isName(word, name) || call.does("inspect") && name.contains("/")) return;
        var fixed = world.serviceNames(s -> s.container() == null ? "" : s.container());
        if (fixed.contains(name) || isGenerated(name, world)) return;
        var asService = service(name, world);
        if (asService != null) {
            report.at(
                    call,
                    word,
                    "container-name-made-up",
                    "name",
                    name,
                    "actual",
                    asService.container() == null
                            ? "PROJECT-" + name + "-1"
                            : asService.container(),
                    "instead",
                    "docker compose " + String.join(" ", call.path()) + " " + name);
            return;
        }
        report.at(
                call,
                word,
                "container-undefined",
                "name",
                name,
                "where",
                world.name(),
                "nearest",
                Nearest.hint(name, fixed.isEmpty() ? world.hosts() : fixed));
    }

    private static Compose.@org.jspecify.annotations.Nullable Service service(
            String name, World world) {
        return world.services().filter(s -> s.name().equals(name)).findFirst().orElse(null);
    }

    /// `shop_web_1` and `shop-web-1`, whatever the project is called.
    private static boolean isGenerated(String name, World world) {
        var plain = name.replaceFirst("[-_]\\d+$", "");
        if (plain.equals(name)) return false;
        return world.services()
                .anyMatch(s -> plain.endsWith("-" + s.name()) || plain.endsWith("_" + s.name()));
    }

    private static void networks(Call call, World world, Report report) {
        var names = new TreeSet<String>();
        for (var compose : world.composes())
            compose.networks()
                    .forEach((key, fixed) ->
                            names.add(fixed.isEmpty() ? compose.project() + "_" + key : fixed));
        if (names.isEmpty() || call.operands().isEmpty()) return;
        undefined(call, call.operands().getFirst(), "network-undefined", names, world, report);
    }

    private static void volumes(Call call, World world, Report report) {
        var names = new TreeSet<String>();
        for (var compose : world.composes())
            for (var volume : compose.volumes()) names.add(compose.project() + "_" + volume);
        if (names.isEmpty()) return;
        for (var word : call.operands())
            undefined(call, word, "volume-undefined", names, world, report);
    }

    private static void undefined(
            Call call,
            Word word,
            String code,
            Collection<String> names,
            World world,
            Report report) {
        var name = word.value();
        if (!isName(word, name)
                || names.contains(name)
                || Set.of("bridge", "host", "none").contains(name)) return;
        if (names.stream().anyMatch(known -> name.endsWith(known.substring(known.indexOf('_')))))
            return;
        report.at(
                call,
                word,
                code,
                "name",
                name,
                "where",
                world.name(),
                "nearest",
                Nearest.hint(name, names));
    }
}
