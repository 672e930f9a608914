package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.call.Side;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Names of hosts that only mean something on the other side of a wall.
final class HostRules {

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

    private HostRules() {}

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
}
