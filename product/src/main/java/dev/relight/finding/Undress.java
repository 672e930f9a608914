package dev.relight.finding;

import dev.relight.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes off what only carries a command: `sudo`, `docker exec c`, `ssh host '...'`, `sh -c`.
final class Undress {
    /// Wrappers, and their options that take a value.
    private static final Map<String, Set<String>> WRAPPERS =
            Map.ofEntries(
                    Map.entry("sudo", Set.of("-u", "-g", "-h", "-p", "-U", "-C")),
                    Map.entry("doas", Set.of("-u")),
                    Map.entry("time", Set.of("-f", "-o")),
                    Map.entry("nohup", Set.of()),
                    Map.entry("nice", Set.of("-n")),
                    Map.entry("ionice", Set.of("-c", "-n")),
                    Map.entry("timeout", Set.of("-k", "-s")),
                    Map.entry("watch", Set.of("-n", "--interval")),
                    Map.entry("env", Set.of("-u")),
                    Map.entry("command", Set.of()),
                    Map.entry("exec", Set.of()),
                    Map.entry("stdbuf", Set.of("-i", "-o", "-e")),
                    Map.entry("setsid", Set.of()),
                    Map.entry("unbuffer", Set.of()));

    /// Options that take a value and stand before the subcommand or the container's name.
    private static final Set<String> VALUED =
            Set.of(
                    "-f",
                    "--file",
                    "-p",
                    "--project-name",
                    "--env-file",
                    "--profile",
                    "-H",
                    "--host",
                    "--context",
                    "-c",
                    "--container",
                    "-n",
                    "--namespace",
                    "--kubeconfig",
                    "-u",
                    "--user",
                    "-w",
                    "--workdir",
                    "-e",
                    "--env",
                    "--project-directory",
                    "--index");

    private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "ash", "dash");

    private static final Set<String> SSH_VALUED =
            Set.of("-p", "-i", "-l", "-o", "-F", "-J", "-L", "-R", "-D", "-b", "-c", "-m");

    private Undress() {}

    static Look look(List<String> words, int carried) {
        if (carried > LookFinder.CARRIED_MAX) return Look.BLIND;
        var left = new ArrayList<>(words);
        boolean timed = false;
        while (!left.isEmpty() && WRAPPERS.containsKey(name(left.getFirst()))) {
            if (left.size() == 1) break;
            var wrapper = name(left.removeFirst());
            timed |= wrapper.equals("time");
            options(left, WRAPPERS.getOrDefault(wrapper, Set.of()));
            if (wrapper.equals("timeout") && !left.isEmpty()) left.removeFirst();
            if (wrapper.equals("watch") && left.size() == 1)
                return carried(left.getFirst(), "", carried);
            while (wrapper.equals("env") && !left.isEmpty() && left.getFirst().indexOf('=') > 0)
                left.removeFirst();
            if (left.isEmpty() && wrapper.equals("env")) left.add("env");
        }
        if (left.isEmpty()) return Look.BLIND;
        var look = program(name(left.removeFirst()), left, carried);
        return timed ? look.with(Look.Trait.TIMED) : look;
    }

    private static Look program(String written, List<String> args, int carried) {
        var program = written;
        var left = args;
        if (Set.of("docker", "podman", "nerdctl").contains(program)) {
            program = "docker";
            options(left, VALUED);
            if (!left.isEmpty() && left.getFirst().equals("compose")) {
                left.removeFirst();
                program = "docker-compose";
            } else if (!left.isEmpty() && left.getFirst().equals("container")) left.removeFirst();
        }
        if (program.equals("podman-compose")) program = "docker-compose";
        if (program.equals("oc") || program.equals("k")) program = "kubectl";
        if (program.equals("docker-compose")) options(left, VALUED);
        if (Set.of("docker", "docker-compose", "kubectl").contains(program)) {
            int exec = left.indexOf("exec");
            if (exec >= 0 && exec <= 2)
                return executed(left.subList(exec + 1, left.size()), carried);
        }
        if (program.equals("ssh")) {
            options(left, SSH_VALUED);
            if (left.size() > 1)
                return carried(
                        String.join(" ", left.subList(1, left.size())), left.getFirst(), carried);
        }
        int script = left.indexOf("-c");
        if ((SHELLS.contains(program) || program.equals("su") || program.equals("runuser"))
                && script >= 0
                && script + 1 < left.size()) return carried(left.get(script + 1), "", carried);
        if (SHELLS.contains(program) && !left.isEmpty() && left.getFirst().endsWith(".sh"))
            return new Look(new Call(name(left.getFirst()), left.subList(1, left.size()), ""));
        return new Look(new Call(program, left, ""));
    }

    /// `exec [options] where [--] words`
    private static Look executed(List<String> words, int carried) {
        var left = new ArrayList<>(words);
        int dashes = left.indexOf("--");
        options(left, VALUED);
        if (left.isEmpty()) return Look.BLIND;
        var within = left.getFirst();
        var inner =
                dashes >= 0
                        ? words.subList(dashes + 1, words.size())
                        : left.subList(1, left.size());
        return inside(look(List.copyOf(inner), carried + 1), within);
    }

    private static Look carried(String text, String within, int carried) {
        return inside(LookFinder.find(Shell.readCommand(text), carried + 1), within);
    }

    private static Look inside(Look look, String within) {
        var call = look.source();
        if (within.isEmpty() || !call.within().isEmpty()) return look;
        return new Look(
                new Call(call.program(), call.args(), within),
                look.filters(),
                look.exitTells(),
                look.traits());
    }

    /// Takes the options in front away, with the values of those that have one.
    private static void options(List<String> left, Set<String> valued) {
        while (!left.isEmpty() && left.getFirst().startsWith("-") && left.getFirst().length() > 1) {
            var option = left.removeFirst();
            if (valued.contains(option) && !left.isEmpty()) left.removeFirst();
            if (option.equals("--")) return;
        }
    }

    private static String name(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }
}
