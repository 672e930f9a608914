package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.List;

/// Reads logs. What a search let through is `log.part`: it proves that something was said, never
/// that it was not.
final class LogReader {
    private static final Pattern OOM =
            Pattern.compile(
                    "(?i)out of memory: kill|oom-kill:|invoked oom-killer|killed process [0-9]+");

    /// Files and streams whose name says nothing.
    private static final List<String> STREAMS = List.of("docker", "docker-compose", "kubectl");

    private LogReader() {}

    static void read(Output output, Notes notes) {
        var about = about(output);
        since(output.source(), notes);
        boolean container = STREAMS.contains(output.source().program());
        var beside = container ? HttpReader.withoutMarker(output.stderr()) : "";
        if (output.look().isSearched()) {
            if (!output.found() || !output.stdout().isBlank() || !beside.isBlank())
                part(about, output, beside, notes);
            return;
        }
        var text = beside.isBlank() ? output.stdout() : output.stdout() + "\n" + beside;
        notes.add("log", about, text, Reading.firstLine(text));
    }

    /// How far back the look itself reaches.
    private static void since(Call call, Notes notes) {
        var given = call.value("--since", "-S");
        if (given == null) return;
        var back = Ago.read(given);
        if (back != null) notes.add("log.since_s", Long.toString(back.toSeconds()), given);
    }

    private static void part(String about, Output output, String beside, Notes notes) {
        var text = beside.isBlank() ? output.stdout() : output.stdout() + "\n" + beside;
        var raw =
                text.isBlank()
                        ? "no line matches " + output.look().pattern()
                        : Reading.firstLine(text);
        notes.add("log.part", about, text, raw);
    }

    static void kernel(Output output, Notes notes) {
        if (output.found() && output.stdout().isBlank()) return;
        var kills = output.lines().stream().filter(line -> OOM.matcher(line).find()).toList();
        boolean asked =
                !output.look().isSearched()
                        || Regex.of("(?i)oom|kill|memory", false)
                                .matcher(output.look().pattern())
                                .find();
        if (asked)
            notes.add(
                    "kernel.oom_kill.count",
                    Integer.toString(kills.size()),
                    kills.isEmpty() ? "none in the kernel's log" : kills.getLast());
    }

    private static String about(Output output) {
        var call = output.source();
        if (call.is("dmesg")) return "kernel";
        if (call.is("journalctl")) {
            var unit = call.value("-u", "--unit");
            return unit == null ? "journal" : unit;
        }
        if (STREAMS.contains(call.program())) return Names.target(call);
        var paths = Names.withoutValues(call.args());
        return paths.isEmpty() ? call.program() : paths.getLast();
    }
}
