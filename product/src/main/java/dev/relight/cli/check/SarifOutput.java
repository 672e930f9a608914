package dev.relight.cli.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.relight.cli.Version;
import dev.relight.lint.catalogue.Catalogue;
import dev.relight.problem.Problem;
import dev.relight.problem.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read.
final class SarifOutput {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifOutput() {}

    static void print(List<Checked> all, OutputStream out) throws IOException {
        try (var json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            run(all, json);
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void run(List<Checked> all, JsonGenerator json) throws IOException {
        var codes = codes(all);
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "relight");
        json.writeStringField("version", Version.text());
        json.writeArrayFieldStart("rules");
        for (var code : codes) rule(code, json);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeArrayFieldStart("results");
        for (var one : all)
            for (var problem : one.problems())
                result(problem, one, codes.indexOf(problem.code()), json);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static List<String> codes(List<Checked> all) {
        var codes = new TreeSet<String>();
        for (var one : all) for (var problem : one.problems()) codes.add(problem.code());
        return new ArrayList<>(codes);
    }

    private static void rule(String code, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", code);
        if (Catalogue.knows(code)) {
            var entry = Catalogue.entry(code);
            text("shortDescription", entry.why(), json);
            json.writeObjectFieldStart("defaultConfiguration");
            json.writeStringField("level", level(entry.severity()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void text(String field, String text, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static void result(Problem problem, Checked one, int rule, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", problem.code());
        json.writeNumberField("ruleIndex", rule);
        json.writeStringField("level", level(problem.severity()));
        if (!one.known().isEmpty())
            json.writeStringField(
                    "baselineState", one.known().contains(problem) ? "unchanged" : "new");
        text("message", problem.what() + " " + problem.mend(), json);
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(one.file()));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", problem.where().line());
        json.writeNumberField("startColumn", problem.where().column());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("relightLine/v1", Baseline.fingerprint(problem, one.page()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    /// A relative reference, blanks and the like escaped; absolute paths become `file:`.
    private static String uri(String file) {
        if (file.equals("-")) return "stdin";
        var path = file.replace('\\', '/');
        try {
            if (path.startsWith("/")) return new URI("file", "", path, null).toASCIIString();
            var relative = path.startsWith("./") ? path.substring(2) : path;
            boolean colonFirst = relative.indexOf(':') >= 0;
            return new URI(null, null, colonFirst ? "./" + relative : relative, null)
                    .toASCIIString();
        } catch (URISyntaxException odd) {
            return "runbook";
        }
    }
}
