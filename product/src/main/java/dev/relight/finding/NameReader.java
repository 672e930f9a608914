package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Set;

/// Reads name look-ups and ping: does the name resolve, does the host answer.
final class NameReader {
    private static final Pattern LOSS = Pattern.compile("([0-9.]+)% packet loss");
    private static final Pattern UNKNOWN =
            Pattern.compile(
                    "(?i)NXDOMAIN|can't find|not found|Name or service not known|unknown host|bad address|could not resolve|Temporary failure in name resolution|no servers could be reached|connection timed out; no servers|cannot resolve");

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:^|\\s)((?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-fA-F]{1,4}:[0-9a-fA-F:]+)(?:\\s|$)");

    private static final Set<String> NOT_A_NAME =
            Set.of(
                    "hosts",
                    "ahosts",
                    "ahostsv4",
                    "any",
                    "A",
                    "AAAA",
                    "CNAME",
                    "MX",
                    "NS",
                    "TXT",
                    "SRV",
                    "query");

    private NameReader() {}

    static void ping(Output output, Notes notes) {
        var host = host(output);
        var said = output.stdout() + "\n" + output.stderr();
        for (var line : Output.lines(said)) {
            var loss = LOSS.matcher(line);
            if (loss.find()) {
                notes.add("ping.loss_percent", host, loss.group(1), line);
                notes.add(
                        "host.reachable",
                        host,
                        Boolean.toString(!loss.group(1).equals("100")),
                        line);
                notes.add("dns.resolves", host, "true", line);
            } else if (UNKNOWN.matcher(line).find()) {
                notes.add("dns.resolves", host, "false", line);
                notes.add("host.reachable", host, "false", line);
                notes.add("ping.loss_percent", host, "100", line);
            }
        }
    }

    static void names(Output output, Notes notes) {
        var host = host(output);
        var said = Output.lines(output.stdout() + "\n" + output.stderr());
        for (var line : said)
            if (UNKNOWN.matcher(line).find()) {
                notes.add("dns.resolves", host, "false", line);
                return;
            }
        boolean nslookup = output.source().is("nslookup");
        boolean server = false;
        for (var line : output.lines()) {
            if (line.startsWith(";") || line.startsWith("Server:") || line.contains("#53"))
                continue;
            if (nslookup
                    && !server
                    && !line.startsWith("Name:")
                    && !line.contains("canonical name")) continue;
            server = true;
            var address = ADDRESS.matcher(line);
            if (address.find()) {
                notes.add("dns.resolves", host, "true", line);
                notes.add("dns.address", host, address.group(1), line);
                return;
            }
        }
        if (!output.look().isFiltered())
            notes.add("dns.resolves", host, "false", "no address in the answer");
    }

    private static String host(Output output) {
        var plain = new ArrayList<>(Names.withoutValues(output.source().args()));
        plain.removeIf(word ->
                word.startsWith("@")
                        || word.startsWith("+")
                        || NOT_A_NAME.contains(word)
                        || word.matches("[0-9.]+"));
        return plain.isEmpty() ? "" : plain.getFirst();
    }
}
