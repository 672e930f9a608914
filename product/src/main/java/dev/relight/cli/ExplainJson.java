package dev.relight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.relight.danger.Judge;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/// One JSON object per command and line, in the words of DESIGN's contract.
final class ExplainJson implements Explain.Answers {
    private final Judge judge;
    private final Terminal terminal;
    private final JsonFactory factory = new JsonFactory();

    ExplainJson(Judge judge, Terminal terminal) {
        this.judge = judge;
        this.terminal = terminal;
    }

    @Override
    public void answer(String command) throws IOException {
        var verdict = judge.judge(command);
        var line = new StringWriter();
        try (var json = factory.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("command", command);
            json.writeStringField("danger", verdict.danger().word());
            list(json, "reasons", verdict.reasons());
            json.writeBooleanField("interactive", verdict.interactive());
            var unattended = verdict.unattended();
            if (unattended == null) json.writeNullField("unattended");
            else {
                json.writeObjectFieldStart("unattended");
                json.writeStringField("kind", unattended.kind().word());
                json.writeStringField("text", unattended.text());
                json.writeEndObject();
            }
            list(json, "placeholders", verdict.placeholders());
            list(json, "envNeeded", verdict.envNeeded());
            json.writeBooleanField("revealsSecret", verdict.revealsSecret());
            json.writeEndObject();
        }
        terminal.out().print(line.append('\n'));
        terminal.out().flush();
    }

    private static void list(JsonGenerator json, String name, List<String> values)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) json.writeString(value);
        json.writeEndArray();
    }
}
