package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.TreeSet;

/// Reads who listens where: ss, netstat, lsof, fuser, `docker port`, nc.
final class PortReader {
    /// The local address is the first `host:port`; of lsof it stands before `(LISTEN)`.
    private static final Pattern LOCAL =
            Pattern.compile("(?:^|\\s)\\S*?[:.]([0-9]{1,5})(?:\\s|->|$)");

    private static final Pattern SS_OWNER = Pattern.compile("\\(\"([^\"]+)\",pid=([0-9]+)");
    private static final Pattern NETSTAT_OWNER = Pattern.compile("\\s([0-9]+)/(\\S+)");
    private static final Pattern LSOF_OWNER =
            Pattern.compile("^(\\S+)\\s+([0-9]+)\\s+\\S+\\s+[0-9]+");
    private static final Pattern ASKED = Pattern.compile(":([0-9]{1,5})\\b|\\b([0-9]{2,5})\\b");
    private static final Pattern PUBLISHED = Pattern.compile(":([0-9]{1,5})$");

    private PortReader() {}

    static void listeners(Output output, Notes notes) {
        var ports = new TreeSet<String>();
        boolean all = output.source().has("-l", "--listening");
        for (var line : output.lines()) {
            boolean listens =
                    line.contains("LISTEN")
                            || line.contains("UNCONN")
                            || all && line.startsWith("udp");
            var local = LOCAL.matcher(line);
            if (!listens && !output.source().is("fuser") || !local.find()) continue;
            var port = local.group(1);
            ports.add(port);
            notes.add("port.listening", port, "true", line);
            owner(port, line, output.source().is("lsof"), notes);
        }
        if (output.lines().isEmpty() && output.isWithheld()) return;
        notes.add(
                "port.count",
                Integer.toString(ports.size()),
                ports.isEmpty() ? "nobody listens" : "listening: " + ports);
        var asked = asked(output);
        if (!asked.isEmpty() && !ports.contains(asked)) {
            notes.add("port.listening", asked, "false", "nobody listens on " + asked);
            notes.add("port.owner", asked, "nobody", "nobody listens on " + asked);
        }
    }

    private static void owner(String port, String line, boolean lsofRow, Notes notes) {
        var ss = SS_OWNER.matcher(line);
        var netstat = NETSTAT_OWNER.matcher(line);
        var lsof = LSOF_OWNER.matcher(line);
        if (ss.find()) {
            owner(port, ss.group(1), ss.group(2), line, notes);
            while (ss.find()) listener(port, ss.group(2), line, notes);
        } else if (netstat.find()) owner(port, netstat.group(2), netstat.group(1), line, notes);
        else if (lsofRow && lsof.find()) owner(port, lsof.group(1), lsof.group(2), line, notes);
    }

    private static void owner(String port, String name, String pid, String line, Notes notes) {
        notes.add("port.owner", port, name, line);
        notes.add("port.pid", port, pid, line);
        listener(port, pid, line, notes);
    }

    /// Several may share a port, each a fact of its own.
    private static void listener(String port, String pid, String line, Notes notes) {
        notes.add("port.listener", port + "/" + pid, pid, line);
    }

    /// The port in the search or in `-i :8080`; empty if none is named.
    private static String asked(Output output) {
        var in =
                output.look().isSearched()
                        ? output.look().pattern()
                        : String.join(" ", output.source().args());
        var found = ASKED.matcher(in);
        if (!found.find()) return "";
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    static void published(Output output, Notes notes) {
        for (var line : output.lines()) {
            var port = PUBLISHED.matcher(line.strip());
            if (port.find()) notes.add("port.published", port.group(1), "true", line);
        }
    }

    /// `nc -z host port`; with `-v` it says so on standard error.
    static void connection(Output output, Notes notes) {
        var plain = Names.withoutValues(output.source().args());
        var where =
                plain.size() >= 2
                        ? plain.get(plain.size() - 2) + ":" + plain.getLast()
                        : String.join(":", plain);
        var said = output.stderr() + output.stdout();
        boolean open =
                said.contains("succeeded!")
                        || said.contains(" open")
                        || said.contains("Connected to");
        boolean shut =
                said.contains("refused") || said.contains("timed out") || said.contains("failed:");
        if (said.contains("Name or service not known")
                || said.contains("getaddrinfo")
                || said.contains("could not be resolved"))
            notes.add(
                    "dns.resolves",
                    plain.isEmpty() ? "" : plain.getFirst(),
                    "false",
                    Reading.firstLine(said));
        if (open || shut) reachable(where, open && !shut, said, notes);
        else if (output.look().exitTells() && output.exit() != null)
            reachable(where, output.exitIs(0), "exit " + output.exit(), notes);
    }

    private static void reachable(String where, boolean open, String raw, Notes notes) {
        notes.add("tcp.reachable", where, Boolean.toString(open), Reading.firstLine(raw));
    }
}
