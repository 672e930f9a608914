package dev.relight.finding;

import dev.relight.shell.Node;
import dev.relight.shell.Redirect;
import dev.relight.shell.Shell;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lets curl report status and time on its standard error, and gives it a deadline; lets logs tell
/// when each line was written, and container engines how a run ended.
///
/// Only what stands directly in the command: alone, first in a pipeline, in a loop or list. Never
/// inside a substitution, another shell or a container, whose curl may be older or whose streams
/// may be joined.
public final class Instrument {
    /// Longer than a healthy service takes, shorter than a person's patience in an incident.
    public static final int SECONDS_MAX = 10;

    /// Read back by [HttpReader]; its own line, since a progress meter ends without one.
    private static final String REPORT =
            "-w '%{stderr}\\n" + HttpReader.MARKER + " %{http_code} %{time_total} %{exitcode}\\n'";

    /// With these curl asks nobody, asks several in a row, or is told elsewhere what to do.
    private static final Set<String> HANDS_OFF =
            Set.of(
                    "--next",
                    "-:",
                    "-K",
                    "--config",
                    "-V",
                    "--version",
                    "-h",
                    "--help",
                    "-M",
                    "--manual");

    private Instrument() {}

    /// Unchanged where nothing can be added safely.
    public static Instrumented of(String statement) {
        var asked = curl(statement);
        var dated = LogTimes.of(asked.text());
        var added = new ArrayList<>(asked.added());
        added.addAll(dated.added());
        var ended = LastRun.of(dated.text());
        added.addAll(ended.added());
        return new Instrumented(ended.text(), added);
    }

    /// The command without what was put before it.
    public static String bare(String command) {
        return LogTimes.bare(LastRun.bare(command));
    }

    private static Instrumented curl(String statement) {
        var places = new ArrayList<Node.Simple>();
        collect(Shell.readCommand(statement), places, true);
        var added = new LinkedHashSet<String>();
        var text = new StringBuilder(statement);
        for (int i = places.size() - 1; i >= 0; i--) {
            var extra = extra(places.get(i), added);
            if (!extra.isEmpty()) text.insert(curlEnd(places.get(i)), extra);
        }
        return new Instrumented(text.toString(), List.copyOf(added));
    }

    private static String extra(Node.Simple simple, Set<String> added) {
        var words = simple.words().stream().map(word -> word.value()).toList();
        var call = new Call("curl", words.subList(curlAt(simple) + 1, words.size()), "");
        var extra = new StringBuilder();
        if (HANDS_OFF.stream().anyMatch(call::has)) return "";
        if (!call.has("-m", "--max-time") && !isDownload(call)) {
            extra.append(" --max-time ").append(SECONDS_MAX);
            added.add("--max-time " + SECONDS_MAX);
        }
        if (!call.has("-w", "--write-out") && !isRedirected(simple.redirects())) {
            extra.append(' ').append(REPORT);
            added.add("status and time of the answer on standard error (-w)");
        }
        return extra.toString();
    }

    /// A big file may rightly take longer than an answer.
    private static boolean isDownload(Call curl) {
        var file = curl.value("-o", "--output");
        boolean toFile = file != null && !file.equals("/dev/null");
        return toFile || curl.has("-O", "--remote-name", "-T", "--upload-file");
    }

    /// Where standard error goes to standard output or to a file, a word more would change those.
    private static boolean isRedirected(List<Redirect> redirects) {
        for (var redirect : redirects) {
            boolean errors =
                    redirect.descriptor().equals("2") || redirect.operator().startsWith("&>");
            boolean dropped = redirect.target().value().equals("/dev/null");
            if (errors && !dropped) return true;
        }
        return false;
    }

    /// Each curl that stands where it may be changed; what is redirected as a whole is left alone.
    private static void collect(Node node, List<Node.Simple> to, boolean free) {
        switch (node) {
            case Node.Simple simple -> {
                if (free && curlAt(simple) >= 0) to.add(simple);
            }
            case Node.Pipeline pipeline -> collect(pipeline.parts().getFirst(), to, free);
            case Node.Sequence sequence -> {
                for (var part : sequence.parts()) collect(part, to, free);
            }
            case Node.Background background -> collect(background.body(), to, free);
            case Node.Loop loop -> {
                var condition = loop.condition();
                if (condition != null) collect(condition, to, free);
                collect(loop.body(), to, free);
            }
            case Node.Conditional conditional -> {
                for (var branch : conditional.branches()) {
                    collect(branch.condition(), to, free);
                    collect(branch.body(), to, free);
                }
                var otherwise = conditional.otherwise();
                if (otherwise != null) collect(otherwise, to, free);
            }
            case Node.Subshell subshell -> collect(subshell.body(), to, free);
            case Node.Group group -> collect(group.body(), to, free);
            case Node.Redirected redirected ->
                    collect(redirected.body(), to, free && !isRedirected(redirected.redirects()));
            case Node.Choice _, Node.Function _, Node.Test _, Node.Broken _ -> {}
        }
    }

    /// The index of the word `curl`, behind wrappers without options of their own; -1 for none.
    private static int curlAt(Node.Simple simple) {
        for (int i = 0; i < simple.words().size(); i++) {
            var word = simple.words().get(i);
            var name = word.value().substring(word.value().lastIndexOf('/') + 1);
            if (!word.constant()) return -1;
            if (name.equals("curl")) return i;
            if (!Set.of("time", "command", "nohup", "sudo", "exec").contains(name)) return -1;
        }
        return -1;
    }

    private static int curlEnd(Node.Simple simple) {
        return simple.words().get(curlAt(simple)).end();
    }
}
