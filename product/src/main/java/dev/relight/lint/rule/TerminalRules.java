package dev.relight.lint.rule;

import dev.relight.danger.Unattended;
import dev.relight.lexicon.Row;
import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.lint.catalogue.Rows;
import dev.relight.shell.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Commands that need a terminal or a person, do not end, or open a session.
final class TerminalRules {
    private static final class Table {
        static final List<Row> ROWS = Rows.of("terminal");
    }

    /// Programs that open a session when nothing is given to them to do.
    private static final Map<String, Set<String>> SESSIONS =
            Map.of(
                    "psql", Set.of("-c", "--command", "-f", "--file", "-l", "--list"),
                    "mysql", Set.of("-e", "--execute"),
                    "mariadb", Set.of("-e", "--execute"),
                    "mongosh", Set.of("--eval", "-f", "--file"),
                    "mongo", Set.of("--eval"),
                    "redis-cli",
                            Set.of("--stat", "--scan", "--bigkeys", "--latency", "--pipe", "--rdb"),
                    "sqlite3", Set.of("-cmd"),
                    "cqlsh", Set.of("-e", "-f"));

    private static final Set<String> SHELLS = Set.of("bash", "sh", "zsh", "ash", "dash");

    private TerminalRules() {}

    static void look(Call call, Reading reading, Sheet sheet, Report report) {
        if (topInPipe(call, report)) return;
        if (watches(call, report)) return;
        if (EditRules.edits(call)) {
            report.at(
                    call, "human-only", "program", call.program(), "detail", "it opens an editor");
            return;
        }
        if (session(call, sheet, report)) return;
        if (terminalOfContainer(call, report)) return;
        for (var row : Table.ROWS)
            if (fits(row, call)) {
                say(row, call, report);
                return;
            }
    }

    private static boolean topInPipe(Call call, Report report) {
        if (!call.is("top") || hasLetter(call, 'b') || call.has("-l")) return false;
        if (call.position().isLast() && !call.position().substituted()) return false;
        report.at(call, "top-without-batch");
        return true;
    }

    private static boolean watches(Call call, Report report) {
        if (!call.wrappedIn("watch") || call.anchor() >= 0) return false;
        report.at(
                call,
                "endless",
                "program",
                "watch",
                "detail",
                "",
                "unattended",
                form(call, "the command behind it, by itself"));
        return true;
    }

    private static boolean fits(Row row, Call call) {
        var program = call.isDocker() ? "docker" : call.is("oc") ? "kubectl" : call.program();
        if (!program.equals(row.text("program"))) return false;
        var command = row.text("command");
        if (!command.isEmpty() && (call.path().isEmpty() || !call.path().getLast().equals(command)))
            return false;
        var with = row.text("with");
        if (!with.isEmpty() && !hasAny(call, with)) return false;
        var without = row.text("without");
        return without.isEmpty() || !hasAny(call, without);
    }

    private static boolean hasAny(Call call, String names) {
        for (var name : names.split(" ")) if (call.has(name)) return true;
        return false;
    }

    /// `-tulpn` has the letter p.
    static boolean hasLetter(Call call, char letter) {
        return call.has("-" + letter);
    }

    private static void say(Row row, Call call, Report report) {
        if (call.wrappedIn("timeout") || call.simple().words().getFirst().value().equals("timeout"))
            return;
        var code = row.text("code");
        if (code.equals("human-only")) {
            report.at(call, code, "program", call.name(), "detail", row.text("detail"));
            return;
        }
        report.at(
                call,
                code,
                "program",
                call.name(),
                "detail",
                row.text("detail"),
                "unattended",
                form(call, row.text("form")));
    }

    /// As the judge of commands rewrites it, where it does.
    private static String form(Call call, String otherwise) {
        var unattended = call.command().unattended();
        if (unattended == null || unattended.kind() != Unattended.Kind.SHELL) return otherwise;
        return unattended.text().indexOf('\n') < 0 ? unattended.text() : otherwise;
    }

    private static boolean terminalOfContainer(Call call, Report report) {
        boolean docker = call.isDocker() && (call.does("exec") || call.does("run"));
        boolean kube = call.is("kubectl", "oc") && call.does("exec");
        boolean compose = call.is("docker-compose") && call.does("exec");
        boolean asks =
                ((docker || kube) && call.has("-t", "--tty"))
                        || (compose && !call.has("-T", "--no-TTY", "--no-tty"));
        if (!asks) return false;
        report.at(
                call,
                "needs-terminal",
                "program",
                call.name(),
                "detail",
                compose ? " unless `-T` is given" : " because of `-t`",
                "unattended",
                form(call, compose ? "docker compose exec -T ..." : call.name() + " ..."));
        return true;
    }

    private static boolean session(Call call, Sheet sheet, Report report) {
        var how = carriedForm(call);
        if (how == null || call.position().stages() > 1) return false;
        if (call.simple().redirects().stream()
                .anyMatch(r -> r.readsFile() || r.isHereDocument() || r.operator().equals("<<<")))
            return false;
        boolean typedInside = call.command().text().indexOf('\n') > 0;
        if (!typedInside && !sheet.goesOnBelow(call.command())) {
            report.at(
                    call, "human-only", "program", call.program(), "detail", "it opens a session");
            return true;
        }
        report.at(call, "opens-session", "program", call.program(), "carried", how);
        return true;
    }

    private static @Nullable String carriedForm(Call call) {
        if (call.is("ssh")
                && call.operands().size() == 1
                && !call.has("-N", "-f", "-L", "-R", "-D"))
            return "ssh " + call.operand(0) + " 'COMMAND'";
        var doing = SESSIONS.get(call.program());
        if (doing != null) {
            if (call.has(doing.toArray(String[]::new))) return null;
            if (!call.operands().isEmpty()
                    && call.is("redis-cli", "sqlite3")
                    && call.operands().size() > (call.is("sqlite3") ? 1 : 0)) return null;
            if (call.has("--version", "-V", "--help")) return null;
            if (call.is("mysql", "mariadb")
                    && call.words().stream().anyMatch(w -> w.value().startsWith("-e"))) return null;
            return switch (call.program()) {
                case "psql" -> "psql ... -c 'QUERY'";
                case "redis-cli" -> "redis-cli COMMAND";
                case "sqlite3" -> "sqlite3 FILE 'QUERY'";
                case "mongosh", "mongo" -> call.program() + " --eval 'CODE'";
                default -> call.program() + " -e 'QUERY'";
            };
        }
        boolean shell = SHELLS.contains(call.program()) && call.words().size() == 1;
        if (shell && call.side().isInside()) return "... " + call.program() + " -c 'COMMAND'";
        if (call.is("su") && !call.has("-c", "--command")) return "sudo -n -u USER COMMAND";
        return null;
    }

    /// `until ...; do sleep 2; done` without anything that counts.
    static void loops(Reading reading, Sheet sheet, Report report) {
        if (reading.calls().stream().anyMatch(call -> call.wrappedIn("timeout"))) return;
        var text = reading.command().text();
        boolean counts =
                text.contains("break")
                        || text.contains("SECONDS")
                        || text.contains("-lt ")
                        || text.contains("-gt ")
                        || text.contains("-le ")
                        || text.contains("((")
                        || text.contains("exit")
                        || text.contains("-ge ")
                        || text.contains("read ");
        if (!counts && hasOpenLoop(reading.tree()))
            report.at(
                    reading.command(),
                    "endless",
                    "program",
                    firstWord(text),
                    "detail",
                    " when what it waits for never comes",
                    "unattended",
                    "timeout 300 bash -c '...'");
    }

    private static String firstWord(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    private static boolean hasOpenLoop(Node node) {
        if (node instanceof Node.Loop loop
                && (loop.kind() == Node.Loop.Kind.UNTIL || loop.kind() == Node.Loop.Kind.WHILE))
            return true;
        for (var below : node.below()) if (hasOpenLoop(below)) return true;
        return false;
    }
}
