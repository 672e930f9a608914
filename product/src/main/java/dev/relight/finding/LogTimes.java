package dev.relight.finding;

import dev.relight.shell.Node;
import dev.relight.shell.Redirect;
import dev.relight.shell.Shell;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lets logs tell when each line was written: container engines have an option for it, and the
/// kernel's seconds need to know how long the machine has been up.
///
/// Only what stands directly in the command, and only where nothing behind it counts columns.
final class LogTimes {
    /// Its own line on standard error, before what the author wrote.
    private static final String MARKER = "relight-uptime";

    private static final String UPTIME = "sed 's/^/" + MARKER + " /' /proc/uptime >&2; ";

    private static final String STAMPED = " --timestamps";

    /// Programs whose `logs` knows `--timestamps`.
    private static final Set<String> ENGINES =
            Set.of("docker", "podman", "nerdctl", "kubectl", "oc", "docker-compose");

    /// Filters that leave every line as it is.
    private static final Set<String> LINEWISE =
            Set.of("grep", "egrep", "fgrep", "head", "tail", "less", "more", "cat", "tee", "wc");

    private static final Set<String> WRAPPERS = Set.of("sudo", "-n", "time", "timeout");

    /// With these the kernel's log has no seconds since the start, or others.
    private static final List<String> KERNEL_OPTIONS =
            List.of(
                    "-T",
                    "--ctime",
                    "-e",
                    "--reltime",
                    "-d",
                    "--show-delta",
                    "-t",
                    "--notime",
                    "-H",
                    "--human",
                    "--time-format",
                    "-C",
                    "--clear",
                    "-c",
                    "--read-clear",
                    "-w",
                    "--follow",
                    "-J",
                    "--json");

    private final StringBuilder text;
    private final List<Integer> places = new ArrayList<>();
    private boolean kernel;

    private LogTimes(String statement) {
        text = new StringBuilder(statement);
    }

    /// Unchanged where nothing can be added safely.
    static Instrumented of(String statement) {
        var times = new LogTimes(statement);
        times.visit(Shell.readCommand(statement));
        return times.added();
    }

    private Instrumented added() {
        var added = new LinkedHashSet<String>();
        for (int place : places.reversed()) text.insert(place, STAMPED);
        if (!places.isEmpty()) added.add("the time of each line (--timestamps)");
        if (kernel && text.indexOf(UPTIME) != 0) {
            text.insert(0, UPTIME);
            added.add("how long the machine has been up, on standard error");
        }
        return new Instrumented(text.toString(), List.copyOf(added));
    }

    /// The command as its author wrote it.
    static String bare(String command) {
        return command.startsWith(UPTIME) ? command.substring(UPTIME.length()) : command;
    }

    /// Notes what the marker says, and gives the rest.
    static String read(String stderr, Notes notes) {
        if (!stderr.contains(MARKER)) return stderr;
        var rest = new ArrayList<String>();
        for (var line : stderr.lines().toList()) {
            if (!line.startsWith(MARKER + " ")) {
                rest.add(line);
                continue;
            }
            var words = line.split(" ", -1);
            if (PredicateScanner.isNumber(words[1])) notes.add("host.uptime_s", words[1], line);
        }
        return String.join("\n", rest);
    }

    private void visit(Node node) {
        switch (node) {
            case Node.Simple simple -> simple(simple, List.of());
            case Node.Pipeline pipeline -> {
                var parts = pipeline.parts();
                if (!parts.isEmpty() && parts.getFirst() instanceof Node.Simple first)
                    simple(first, parts.subList(1, parts.size()));
            }
            case Node.Sequence sequence -> sequence.parts().forEach(this::visit);
            case Node.Background _,
                    Node.Loop _,
                    Node.Conditional _,
                    Node.Subshell _,
                    Node.Group _,
                    Node.Redirected _,
                    Node.Choice _,
                    Node.Function _,
                    Node.Test _,
                    Node.Broken _ -> {}
        }
    }

    private void simple(Node.Simple simple, List<Node> filters) {
        var words = simple.words();
        int at = start(words);
        if (at == words.size() || simple.redirects().stream().anyMatch(LogTimes::isKept)) return;
        var program = words.get(at).value();
        var args = words.subList(at + 1, words.size()).stream().map(Word::value).toList();
        var call = new Call(program, args, "");
        if (program.equals("dmesg")) kernel |= KERNEL_OPTIONS.stream().noneMatch(call::has);
        if (!ENGINES.contains(program) || !filters.stream().allMatch(LogTimes::isLinewise)) return;
        int logs = args.indexOf("logs");
        boolean compose = program.equals("docker-compose") || args.indexOf("compose") == 0;
        if (logs != (args.indexOf("compose") == 0 || args.indexOf("container") == 0 ? 1 : 0))
            return;
        boolean stamped = call.has("--timestamps") || !call.is("kubectl", "oc") && call.has("-t");
        if (stamped || args.contains("--")) return;
        // Version 1 of compose takes options before the services only.
        places.add(compose ? words.get(at + 1 + logs).end() : words.getLast().end());
    }

    /// Behind `sudo -n` and `timeout 20`.
    static int start(List<Word> words) {
        int at = 0;
        while (at < words.size() && WRAPPERS.contains(words.get(at).value())) {
            boolean timeout = words.get(at++).value().equals("timeout");
            if (timeout && at < words.size() && !words.get(at).value().startsWith("-")) at++;
        }
        return at;
    }

    private static boolean isKept(Redirect redirect) {
        return redirect.writesFile() && !redirect.target().value().equals("/dev/null");
    }

    /// A time at the beginning of a line changes nothing of what goes through.
    private static boolean isLinewise(Node part) {
        if (!(part instanceof Node.Simple simple) || simple.words().isEmpty()) return false;
        var words = simple.words().stream().map(Word::value).toList();
        var call = new Call(words.getFirst(), words.subList(1, words.size()), "");
        if (!LINEWISE.contains(call.program())) return false;
        if (call.is("wc")) return call.has("-l", "--lines");
        return !Greps.isGrep(call)
                || Greps.pattern(call).indexOf('^') < 0
                        && !call.has("-x", "--line-regexp", "-o", "--only-matching");
    }
}
