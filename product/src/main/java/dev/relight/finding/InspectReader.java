package dev.relight.finding;

import com.google.re2j.Pattern;

/// Reads `docker inspect`: the State object, or one field by `--format`.
final class InspectReader {
    private static final Pattern FIELD =
            Pattern.compile("\\{\\{-?\\s*(?:json )?\\.([A-Za-z.]+)\\s*-?\\}\\}");

    private InspectReader() {}

    static void read(Output output, Notes notes) {
        var format = output.source().value("-f", "--format");
        var about = Names.target(output.source());
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
        for (var fact : leaves.facts().list()) {
            var path = fact.subject().replaceFirst("^json\\.[0-9]+\\.", "");
            field(about, path, fact.value(), path + ": " + fact.value(), notes);
        }
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
