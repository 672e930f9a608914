package dev.relight.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The table of programs: what each shows, and what is good (`finding/looks.yaml`).
final class Looks {
    private static final String ANY = ".*";

    private Looks() {}

    /// The row for a look; every look has one.
    static Rows.Row row(Look look) {
        if (look.isSilenced()) return Table.SILENCED;
        var call = look.source();
        var rows = Table.BY_PROGRAM.getOrDefault(call.program(), List.of());
        for (var row : rows) if (fits(row, look)) return row;
        for (var row : Table.BY_PROGRAM.getOrDefault(ANY, List.of()))
            if (fits(row, look)) return row;
        throw new IllegalStateException("looks.yaml has no last row for any program");
    }

    private static boolean fits(Rows.Row row, Look look) {
        var call = look.source();
        if (row.has("timed") && !look.isTimed()) return false;
        if (row.has("with") && row.words("with").stream().noneMatch(call::has)) return false;
        if (row.words("without").stream().anyMatch(call::has)) return false;
        if (row.has("piped") && !row.fits("piped", piped(look))) return false;
        return saysAll(row.words("call"), call) && row.fits("text", said(call));
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
        static final Map<String, List<Rows.Row>> BY_PROGRAM = index();

        /// What went to a file is not seen; the exit is.
        static final Rows.Row SILENCED =
                new Rows.Row(Map.of("reads", "none", "evidence", "none", "check", "exit = 0"));

        private static Map<String, List<Rows.Row>> index() {
            var index = new HashMap<String, List<Rows.Row>>();
            for (var row : Rows.of("looks")) {
                var programs = row.words("call").getFirst();
                for (var program :
                        programs.equals(ANY) ? List.of(ANY) : List.of(programs.split("\\|")))
                    index.computeIfAbsent(program, _ -> new ArrayList<>()).add(row);
            }
            return index;
        }
    }
}
