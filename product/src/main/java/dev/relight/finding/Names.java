package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a command looks at: the container, service, unit or file it names.
final class Names {
    private static final Set<String> CONTAINER_TOOLS =
            Set.of("docker", "docker-compose", "kubectl", "podman");

    private Names() {}

    /// The container a message or a command is about; empty if none is named.
    static String container(Call call, String message) {
        var quoted = between(message, "No such container: ", " ");
        if (quoted.isEmpty()) quoted = between(message, "service \"", "\"");
        if (quoted.isEmpty()) quoted = between(message, "pods \"", "\"");
        if (!quoted.isEmpty()) return quoted;
        return call.within().isEmpty() ? target(call) : call.within();
    }

    /// The name behind the subcommand: `docker logs --tail 5 app` is about `app`.
    static String target(Call call) {
        if (!CONTAINER_TOOLS.contains(call.program())) return call.within();
        var plain = withoutValues(call.args());
        if (plain.size() < 2) return "";
        var last = plain.getLast();
        if (call.is("kubectl")) {
            var selector = call.value("-l", "--selector");
            if (selector != null) return selector.substring(selector.indexOf('=') + 1);
            last = last.substring(last.indexOf('/') + 1);
        }
        return plain.indexOf(last) == 0 ? "" : last;
    }

    /// Plain words, without those that are an option's value.
    static List<String> withoutValues(List<String> args) {
        var plain = new ArrayList<String>();
        for (int i = 0; i < args.size(); i++) {
            var arg = args.get(i);
            if (arg.startsWith("-")) {
                if (VALUED.contains(arg)) i++;
            } else plain.add(arg);
        }
        return plain;
    }

    private static final Set<String> VALUED =
            Set.of(
                    "--tail",
                    "--since",
                    "--until",
                    "-n",
                    "--namespace",
                    "-c",
                    "--container",
                    "-l",
                    "--selector",
                    "-o",
                    "--output",
                    "--context",
                    "--format",
                    "--filter",
                    "-u",
                    "--unit",
                    "--timeout",
                    "--kubeconfig");

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before);
        if (from < 0) return "";
        from += before.length();
        int to = text.indexOf(after, from);
        return text.substring(from, to < 0 ? text.length() : to).strip();
    }
}
