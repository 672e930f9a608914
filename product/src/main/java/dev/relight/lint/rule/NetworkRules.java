package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.world.Nearest;
import dev.relight.lint.world.World;
import dev.relight.shell.Word;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Hosts and ports that nothing beside the runbook answers on.
final class NetworkRules {
    private static final Pattern LOCAL =
            Pattern.compile(
                    "(?:^|//|@)(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0)(?::(\\d{2,5}))?");

    private static final Pattern LISTENING = Pattern.compile("^:(\\d{2,5})\\b");

    /// Answered by the machine itself or by tools that a compose file does not name.
    private static final Set<String> COMMON = Set.of("22", "80", "443", "53", "25", "2375", "2376");

    private NetworkRules() {}

    static void look(Sheet sheet, Report report) {
        var world = sheet.world();
        if (!world.hasCompose()) return;
        var hosts = world.hosts();
        var ports = ports(world);
        sheet.calls()
                .filter(call -> !call.command().text().contains("port-forward"))
                .forEach(call -> {
                    host(call, hosts, world, report);
                    if (call.side().isHere() && !ports.isEmpty()) port(call, ports, world, report);
                });
    }

    private static void host(Call call, Set<String> hosts, World world, Report report) {
        for (var word : HostRules.hostWords(call)) {
            var host = HostRules.hostOf(call, word);
            if (host.isEmpty() || hosts.contains(host) || !word.constant()) continue;
            report.at(
                    call,
                    word,
                    "host-undefined",
                    "name",
                    host,
                    "where",
                    world.name(),
                    "nearest",
                    Nearest.hint(host, hosts));
        }
    }

    private static Set<String> ports(World world) {
        var ports = new TreeSet<String>();
        world.services().forEach(service -> ports.addAll(service.published()));
        for (var workload : world.workloads()) ports.addAll(workload.ports());
        return ports;
    }

    private static void port(Call call, Set<String> ports, World world, Report report) {
        boolean request = call.is("curl", "wget", "http");
        boolean listening = call.is("grep");
        if (!request && !listening) return;
        for (var word : call.words().subList(1, call.words().size())) {
            var port = request ? localPort(word) : listeningPort(word);
            if (port.isEmpty() || COMMON.contains(port) || isPublished(port, ports)) continue;
            report.at(
                    call,
                    word,
                    "port-undefined",
                    "where",
                    world.name(),
                    "verb",
                    "publishes",
                    "port",
                    port,
                    "nearest",
                    " (published: " + String.join(", ", ports) + ")");
            return;
        }
    }

    private static String localPort(Word word) {
        var matcher = LOCAL.matcher(word.value());
        return matcher.find() && matcher.group(1) != null ? matcher.group(1) : "";
    }

    private static String listeningPort(Word word) {
        var matcher = LISTENING.matcher(word.value());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static boolean isPublished(String port, Set<String> ports) {
        if (ports.contains(port)) return true;
        int asked = Integer.parseInt(port);
        for (var range : ports) {
            int dash = range.indexOf('-');
            if (dash < 0) continue;
            try {
                if (Integer.parseInt(range.substring(0, dash)) <= asked
                        && asked <= Integer.parseInt(range.substring(dash + 1))) return true;
            } catch (NumberFormatException variable) {
                return true;
            }
        }
        return ports.stream().anyMatch(one -> one.contains("$"));
    }
}
