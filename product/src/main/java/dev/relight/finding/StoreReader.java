package dev.relight.finding;

import com.google.re2j.Pattern;

/// Reads clients of databases and Redis: does the store answer, and what.
final class StoreReader {
    private static final Pattern NO_CONNECTION =
            Pattern.compile(
                    "(?i)could not connect|connection to server .* failed|connection refused|can't connect|no response|rejecting connections|no attempt|could not translate host|connection timed out|Lost connection|MongoNetworkError|ECONNREFUSED|the database system is (starting up|shutting down|in recovery)|too many clients|unable to connect");

    private static final Pattern ERROR =
            Pattern.compile("^(?:psql:.*)?(ERROR|FATAL|PANIC)[: ]|^ERROR [0-9]+ ");
    private static final Pattern ROWS = Pattern.compile("^\\(([0-9]+) rows?\\)");

    private StoreReader() {}

    static void database(Output output, Notes notes) {
        var host = host(output);
        var said = Output.lines(output.stderr() + "\n" + output.stdout());
        for (var line : said) {
            if (NO_CONNECTION.matcher(line).find()) {
                notes.add("db.reachable", host, "false", line);
                notes.add("db.answer", host, line.strip(), line);
                return;
            }
            if (ERROR.matcher(line).find()) notes.add("db.error", host, line.strip(), line);
        }
        for (var line : output.lines()) {
            var rows = ROWS.matcher(line);
            if (rows.find()) notes.add("db.rows", host, rows.group(1), line);
        }
        boolean answered =
                !output.stdout().isBlank()
                        && (output.exit() == null || output.exitIs(0) || output.look().isPiped());
        if (output.source().is("pg_isready")) ready(host, output, notes);
        else if (answered || output.sourceExitIs(0))
            notes.add("db.reachable", host, "true", Reading.firstLine(output.stdout()));
        else if (output.source().is("psql") && output.sourceExitIs(2))
            notes.add("db.reachable", host, "false", "exit 2");
    }

    /// pg_isready: 0 accepts, 1 rejects, 2 no answer; 3 is a mistake in the call.
    private static void ready(String host, Output output, Notes notes) {
        if (output.stdout().contains("accepting connections") || output.sourceExitIs(0))
            notes.add("db.reachable", host, "true", Reading.firstLine(output.stdout()));
        else if (output.sourceExitIs(1) || output.sourceExitIs(2))
            notes.add("db.reachable", host, "false", "exit " + output.exit());
    }

    static void redis(Output output, Notes notes) {
        var host = host(output);
        var said = Output.lines(output.stdout() + "\n" + output.stderr());
        for (var line : said)
            if (line.contains("Could not connect")
                    || line.contains("Connection refused")
                    || line.contains("Name or service not known")) {
                notes.add("redis.reachable", host, "false", line);
                notes.add("redis.answer", host, "none", line);
                return;
            }
        var first = Reading.firstLine(output.stdout()).strip().replace("\"", "");
        if (first.isEmpty()) return;
        boolean refused =
                first.startsWith("NOAUTH")
                        || first.startsWith("(error)")
                        || first.startsWith("ERR")
                        || first.startsWith("LOADING")
                        || first.startsWith("MASTERDOWN")
                        || first.startsWith("WRONGPASS");
        notes.add("redis.reachable", host, Boolean.toString(!refused), first);
        notes.add("redis.answer", host, first, first);
        if (output.source().says("info", "INFO")) info(host, output, notes);
    }

    private static void info(String host, Output output, Notes notes) {
        for (var line : output.lines()) {
            int colon = line.indexOf(':');
            if (colon <= 0) continue;
            var name = "redis." + line.substring(0, colon);
            if (Subject.isName(name))
                notes.add(name, host, line.substring(colon + 1).strip(), line);
        }
    }

    /// A script that connects tells by its exit and by what it raises.
    static void script(Output output, Notes notes) {
        var raised =
                Output.lines(output.stderr()).stream()
                        .filter(line -> line.matches("[A-Za-z_.]+(Error|Exception)\\b.*"))
                        .toList();
        if (!raised.isEmpty()) {
            notes.add("script.raised", raised.getLast(), raised.getLast());
            notes.add(
                    "log.part",
                    output.source().program(),
                    String.join("\n", raised),
                    raised.getLast());
        }
        if (!Looks.row(output.look()).evidence.contains("db-reachable")) return;
        if (output.sourceExitIs(0)) notes.add("db.reachable", "", "true", "the script connected");
        else if (NO_CONNECTION.matcher(output.stderr()).find()
                || output.stderr().contains("OperationalError"))
            notes.add(
                    "db.reachable",
                    "",
                    "false",
                    raised.isEmpty() ? Reading.firstLine(output.stderr()) : raised.getLast());
    }

    private static String host(Output output) {
        var host = output.source().value("-h", "--host", "-H");
        if (host != null) return host;
        return output.source().within();
    }
}
