package dev.relight.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The states of processes that somebody looked for, as ps prints them: `Ssl`, `T`, `D+`, `Z`.
///
/// Of a list of all processes nothing is said: one of them is always in some state.
final class ProcessStates {
    /// Where `ps aux` has it.
    private static final int COLUMN_IN_AUX = 7;

    /// Codes of ps(1), with what may follow them.
    private static final String STATE = "[DIRSTtWXZ][<NLsl+]*";

    private ProcessStates() {}

    static void read(Output output, Notes notes) {
        if (!isOfOne(output)) return;
        var chosen = chosen(output.source().args());
        int state =
                chosen.isEmpty()
                        ? inAux(output.source().args())
                        : index(chosen, "STAT", "S", "STATE");
        int pid = chosen.isEmpty() ? 1 : index(chosen, "PID");
        for (var line : output.lines()) {
            var words = line.strip().split("\\s+");
            var heads = List.of(words);
            if (heads.contains("PID")) {
                state = index(heads, "STAT", "S", "STATE");
                pid = index(heads, "PID");
            } else if (!line.contains("grep ")
                    && state >= 0
                    && state < words.length
                    && words[state].matches(STATE))
                notes.add(
                        "process.state",
                        pid >= 0 && pid < words.length ? words[pid] : "",
                        words[state],
                        line.strip());
        }
    }

    private static boolean isOfOne(Output output) {
        return output.look().isSearched() || output.source().has("-p", "--pid", "-C", "-q");
    }

    /// The columns of `-o pid,stat,args`, in capitals as in a header; empty where there is none.
    private static List<String> chosen(List<String> args) {
        var columns = new ArrayList<String>();
        for (int i = 0; i + 1 < args.size(); i++)
            if (args.get(i).matches("-?[A-Za-z]*o|--format"))
                for (var column : args.get(i + 1).split(",", -1))
                    columns.add(column.replaceAll("[:=].*", "").toUpperCase(Locale.ROOT));
        return columns;
    }

    private static int inAux(List<String> args) {
        boolean aux = args.stream().anyMatch(arg -> arg.replace("-", "").matches("a?ux?.*"));
        return aux ? COLUMN_IN_AUX : -1;
    }

    private static int index(List<String> heads, String... names) {
        for (var name : names) if (heads.contains(name)) return heads.indexOf(name);
        return -1;
    }
}
