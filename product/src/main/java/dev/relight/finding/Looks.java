package dev.relight.finding;

import dev.relight.lexicon.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The table of programs: what each shows, and what is good (`finding/looks.yaml`).
final class Looks {
    private static final String ANY = ".*";

    /// Programs that say enough by their exit and their standard error.
    private static final Set<String> TELLS_ANYWAY =
            Set.of("curl", "wget", "pg_isready", "nc", "ncat", "getent", "nslookup", "test", "[");

    private Looks() {}

    /// The row for a look; every look has one.
    static LookRow row(Look look) {
        if (look.endsInDeed()) return Table.DEED;
        if (look.isSilenced() && !TELLS_ANYWAY.contains(look.source().program()))
            return Table.SILENCED;
        var said = said(look.source());
        for (var row : Table.BY_PROGRAM.getOrDefault(look.source().program(), List.of()))
            if (fits(row, look, said)) return row;
        for (var row : Table.BY_PROGRAM.getOrDefault(ANY, List.of()))
            if (fits(row, look, said)) return row;
        throw new IllegalStateException("looks.yaml has no last row for any program");
    }

    private static boolean fits(LookRow row, Look look, String said) {
        var call = look.source();
        if (row.timed && !look.isTimed()) return false;
        if (!row.with.isEmpty() && row.with.stream().noneMatch(call::has)) return false;
        if (row.without.stream().anyMatch(call::has)) return false;
        if (!row.piped.isAny() && !row.piped.fits(piped(look))) return false;
        return saysAll(row.call, call) && row.text.fits(said);
    }

    /// The words behind the program, in this order; the first right away.
    private static boolean saysAll(List<String> words, Call call) {
        var said = call.plain();
        int at = 0;
        for (var word : words.subList(1, words.size())) {
            int found = at;
            while (found < said.size() && !isOneOf(said.get(found), word)) found++;
            if (found == said.size()
                    || at == 0 && found > 0 && !call.is("kubectl", "helm", "systemctl", "git"))
                return false;
            at = found + 1;
        }
        return true;
    }

    /// `pods/web-1` and `pods,svc` say `pods` too.
    private static boolean isOneOf(String said, String alternatives) {
        for (var word : alternatives.split("\\|"))
            if (said.equals(word) || said.startsWith(word + "/") || said.startsWith(word + ","))
                return true;
        return false;
    }

    static String said(Call call) {
        return call.program() + (call.args().isEmpty() ? "" : " " + String.join(" ", call.args()));
    }

    private static String piped(Look look) {
        return look.filters().stream().map(Looks::said).collect(Collectors.joining("; "));
    }

    private static final class Table {
        static final Map<String, List<LookRow>> BY_PROGRAM = index();

        /// What went to a file is not seen; the exit is.
        static final LookRow SILENCED = row("");

        /// The exit is that of the last of the pipeline, which does something.
        static final LookRow DEED = row("y");

        private static LookRow row(String acts) {
            return new LookRow(
                    new Row(
                            Map.of(
                                    "reads", List.of("none"),
                                    "evidence", List.of("none"),
                                    "check", List.of("exit = 0"),
                                    "acts", List.of(acts))));
        }

        private static Map<String, List<LookRow>> index() {
            var index = new HashMap<String, List<LookRow>>();
            for (var written : Rows.of("looks")) {
                var row = new LookRow(written);
                var programs = row.call.getFirst();
                for (var program :
                        programs.equals(ANY) ? List.of(ANY) : List.of(programs.split("\\|")))
                    index.computeIfAbsent(program, _ -> new ArrayList<>()).add(row);
            }
            return index;
        }
    }
}
