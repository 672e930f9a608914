package dev.relight.finding;

import dev.relight.shell.Node;
import dev.relight.shell.Redirect;
import dev.relight.shell.Shell;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks the container engine how a container's last run ended, beside its log or its figures: what
/// was killed for its memory writes no log and uses none.
final class LastRun {
    private static final String MARKER = "relight-container";

    private static final String FORMAT =
            " inspect --format '"
                    + MARKER
                    + " {{.Name}} {{.State.Status}} {{.State.OOMKilled}} {{.State.ExitCode}}"
                    + " {{.State.FinishedAt}} {{.RestartCount}}' ";

    private static final String QUIETLY = " >&2 2>/dev/null; ";

    private static final Set<String> ENGINES = Set.of("docker", "podman", "nerdctl");

    private static final Set<String> ABOUT_ONE = Set.of("logs", "stats", "top", "port");

    /// Marker, name, state, killed for memory, exit, end, restarts.
    private static final int WORDS = 7;

    private LastRun() {}

    /// Unchanged where no container stands by its name.
    static Instrumented of(String statement) {
        if (statement.contains(MARKER)) return new Instrumented(statement, List.of());
        var asked = find(statement, Shell.readCommand(statement));
        return asked == null
                ? new Instrumented(statement, List.of())
                : new Instrumented(
                        asked + QUIETLY + statement,
                        List.of("how the container's last run ended, on standard error"));
    }

    /// The command as its author wrote it.
    static String bare(String command) {
        int marker = command.indexOf(FORMAT);
        int end = command.indexOf(QUIETLY);
        boolean before = marker >= 0 && end > marker && command.indexOf(';') > marker;
        return before ? command.substring(end + QUIETLY.length()) : command;
    }

    /// Notes what the marker says, and gives the rest.
    static String read(String stderr, Notes notes) {
        if (!stderr.contains(MARKER)) return stderr;
        var rest = new ArrayList<String>();
        for (var line : stderr.lines().toList()) {
            var words = line.split(" ", -1);
            if (words.length == WORDS && words[0].equals(MARKER)) note(words, notes);
            else rest.add(line);
        }
        return String.join("\n", rest);
    }

    private static void note(String[] words, Notes notes) {
        var name = words[1].startsWith("/") ? words[1].substring(1) : words[1];
        var ended = ", it ended " + words[5];
        notes.add("container.state", name, words[2], "State.Status: " + words[2]);
        notes.add("container.oom_killed", name, words[3], "State.OOMKilled: " + words[3] + ended);
        notes.add("container.exit_code", name, words[4], "State.ExitCode: " + words[4] + ended);
        notes.add("container.restarts", name, words[6], "RestartCount: " + words[6]);
    }

    private static @Nullable String find(String text, Node node) {
        return switch (node) {
            case Node.Simple simple -> asked(text, simple);
            case Node.Pipeline pipeline ->
                    pipeline.parts().isEmpty() ? null : find(text, pipeline.parts().getFirst());
            case Node.Sequence sequence ->
                    sequence.parts().isEmpty() ? null : find(text, sequence.parts().getFirst());
            case Node.Background _,
                    Node.Loop _,
                    Node.Conditional _,
                    Node.Subshell _,
                    Node.Group _,
                    Node.Redirected _,
                    Node.Choice _,
                    Node.Function _,
                    Node.Test _,
                    Node.Broken _ ->
                    null;
        };
    }

    private static @Nullable String asked(String text, Node.Simple simple) {
        var words = simple.words();
        int at = LogTimes.start(words);
        if (words.size() < at + 3 || simple.redirects().stream().anyMatch(Redirect::writesFile))
            return null;
        if (!ENGINES.contains(words.get(at).value())) return null;
        if (!ABOUT_ONE.contains(words.get(at + 1).value())) return null;
        var name = only(words.subList(at + 2, words.size()));
        if (name == null) return null;
        boolean root = words.getFirst().value().equals("sudo");
        return (root ? "sudo -n " : "")
                + words.get(at).value()
                + FORMAT
                + text.substring(name.start(), name.end());
    }

    /// The one word that is neither an option nor an option's value; null if there are more.
    private static @Nullable Word only(List<Word> words) {
        var values = words.stream().map(Word::value).toList();
        var plain = Names.withoutValues(values).stream().distinct().collect(Collectors.toList());
        if (plain.size() != 1) return null;
        return words.get(values.lastIndexOf(plain.getFirst()));
    }
}
