package dev.relight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.relight.incident.Hypothesis;
import dev.relight.incident.Question;
import dev.relight.plan.Plan;
import dev.relight.rehearse.Cause;
import dev.relight.rehearse.Rehearsal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A rehearsal as one JSON object on one line; the fields stand in `docs/rehearsal.md`.
final class RehearseJson {
    private final Terminal terminal;
    private final JsonFactory factory = new JsonFactory();

    RehearseJson(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Plan plan, @Nullable Cause cause, Rehearsal.Result result) {
        var line = new StringWriter();
        try (var json = factory.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("runbook", plan.source().file());
            json.writeStringField("sha256", plan.source().sha256());
            if (cause == null) json.writeNullField("cause");
            else {
                json.writeObjectFieldStart("cause");
                json.writeNumberField("line", cause.line());
                json.writeStringField("title", cause.title());
                json.writeBooleanField("scenario", cause.scenario());
                json.writeEndObject();
            }
            json.writeStringField("ending", word(result.ending()));
            json.writeStringField("insight", word(result.insight()));
            json.writeStringField("took", result.took().toString());
            var chosen = result.chosen();
            if (chosen == null) json.writeNullField("chosen");
            else json.writeNumberField("chosen", chosen.section());
            json.writeArrayFieldStart("candidates");
            for (var each : result.candidates()) candidate(json, each);
            json.writeEndArray();
            json.writeArrayFieldStart("questions");
            for (var each : result.questions()) question(json, each);
            json.writeEndArray();
            json.writeArrayFieldStart("ran");
            for (int each : result.ran()) json.writeNumber(each);
            json.writeEndArray();
            json.writeArrayFieldStart("unseen");
            for (var each : result.unseen()) json.writeNumber(each.line());
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        terminal.out().print(line.append('\n'));
        terminal.out().flush();
    }

    private static void candidate(JsonGenerator json, Hypothesis each) throws IOException {
        json.writeStartObject();
        json.writeNumberField("line", each.section());
        json.writeStringField("title", each.title());
        json.writeNumberField("score", each.score());
        json.writeEndObject();
    }

    private static void question(JsonGenerator json, Question each) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", word(each.kind()));
        json.writeStringField("title", each.title());
        json.writeNumberField("yeses", each.yeses());
        json.writeArrayFieldStart("shown");
        for (var line : each.shown()) json.writeString(line);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
