package dev.relight.finding;

import com.google.re2j.Pattern;

/// Reads `docker inspect`: the State object, or one field by `--format`.
final class InspectReader {
    private static final Pattern FIELD =
            Pattern.compile("\\{\\{-?\\s*(?:json )?\\.([A-Za-z.]+)\\s*-?\\}\\}");

    private InspectReader() {}

    static void read(Output output, Notes notes) {
        var seen = new Notes();
        read(output, seen, Names.target(output.source()));
        var bad =
                seen.facts().list().stream().filter(InspectReader::isBad).map(Fact::words).toList();
        notes.addAll(seen);
        if (!seen.facts().isEmpty())
            notes.add(
                    "container.trouble",
                    Names.target(output.source()),
                    String.join("; ", bad),
                    String.join("; ", bad));
    }

    private static boolean isBad(Fact fact) {
        return switch (Subject.of(fact.subject()).name()) {
            case "container.state" -> !fact.value().equals("running");
            case "container.oom_killed" -> fact.value().equals("true");
            case "container.exit_code" -> !fact.value().equals("0");
            case "container.health" -> fact.value().equals("unhealthy");
            case "container.reason" -> true;
            default -> false;
        };
    }

    private static void read(Output output, Notes notes, String about) {
        var format = output.source().value("-f", "--format");
        if (format == null) {
            whole(about, output.stdout(), notes);
            return;
        }
        var fields = FIELD.matcher(format);
        var values = output.stdout().strip().split("\\s+");
        for (int i = 0; fields.find() && i < values.length; i++) {
            var field = fields.group(1);
            if (values[i].startsWith("{")) return;
            field(about, field, values[i], output.stdout(), notes);
        }
    }

    private static void whole(String about, String text, Notes notes) {
        var leaves = new Notes();
        JsonReader.read("", text, leaves);
        var all = leaves.facts().list();
        var ended =
                all.stream()
                        .filter(fact -> path(fact).equals("State.FinishedAt"))
                        .map(fact -> ", it ended " + fact.value())
                        .findFirst()
                        .orElse("");
        for (var fact : all) {
            var path = path(fact);
            boolean ofEnd = path.equals("State.OOMKilled") || path.equals("State.ExitCode");
            var raw = path + ": " + fact.value() + (ofEnd ? ended : "");
            field(about, path, fact.value(), raw, notes);
        }
    }

    private static String path(Fact fact) {
        return fact.subject().replaceFirst("^json\\.[0-9]+\\.", "");
    }

    private static void field(String about, String path, String value, String raw, Notes notes) {
        var word = value.replace("\"", "");
        switch (path) {
            case "State.Status" -> notes.add("container.state", about, word, raw);
            case "State.OOMKilled" -> notes.add("container.oom_killed", about, word, raw);
            case "State.ExitCode" -> notes.add("container.exit_code", about, word, raw);
            case "State.Health.Status" -> notes.add("container.health", about, word, raw);
            case "State.Error" -> {
                if (!word.isBlank()) notes.add("container.reason", about, word, raw);
            }
            case "RestartCount" -> notes.add("container.restarts", about, word, raw);
            default -> {}
        }
    }

    /// How many containers have joined a network.
    static void network(Output output, Notes notes) {
        var leaves = new Notes();
        JsonReader.read("", output.stdout(), leaves);
        long members =
                leaves.facts().list().stream()
                        .filter(fact ->
                                fact.subject().matches("json\\.[0-9]+\\.Containers\\..*\\.Name"))
                        .peek(fact -> notes.add("network.member", fact.value(), "true", fact.raw()))
                        .count();
        if (!leaves.facts().isEmpty())
            notes.add("network.members", Long.toString(members), members + " containers");
    }
}
