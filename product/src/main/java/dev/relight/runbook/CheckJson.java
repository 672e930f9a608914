package dev.relight.runbook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import dev.relight.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what `relight check --json` prints: one object, its fields in the order of the contract.
///
/// Streams by hand: the start-up of a mapper that looks at classes would cost more than the check.
public final class CheckJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private CheckJson(JsonGenerator out) {
        this.out = out;
    }

    /// @param problems all of them: of form and of lint
    public static void write(Plan plan, List<Problem> problems, OutputStream to)
            throws IOException {
        try (var out = FACTORY.createGenerator(to)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            var json = new CheckJson(out);
            out.writeStartObject();
            json.plan(plan);
            json.problems(problems);
            out.writeEndObject();
            out.writeRaw('\n');
        }
    }

    private interface Body<T> {
        void write(T value) throws IOException;
    }

    private <T> void list(String name, List<T> values, Body<T> body) throws IOException {
        out.writeArrayFieldStart(name);
        for (var value : values) {
            out.writeStartObject();
            body.write(value);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void texts(String name, List<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (var value : values) out.writeString(value);
        out.writeEndArray();
    }

    private void lines(String name, List<Integer> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (int value : values) out.writeNumber(value);
        out.writeEndArray();
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value == null) out.writeNullField(name);
        else out.writeStringField(name, value);
    }

    private void plan(Plan plan) throws IOException {
        out.writeObjectFieldStart("runbook");
        text("file", plan.source().file());
        text("sha256", plan.source().sha256());
        text("title", plan.source().title());
        out.writeEndObject();
        list(
                "metadata",
                plan.metadata(),
                one -> {
                    out.writeNumberField("line", one.line());
                    text("key", one.key());
                    text("value", one.value());
                    text("normalized", one.normalized());
                });
        list(
                "sections",
                plan.sections(),
                one -> {
                    out.writeNumberField("line", one.line());
                    out.writeNumberField("level", one.level());
                    text("text", one.text());
                    text("phase", one.phase().word());
                    text("budget", one.budget());
                    out.writeBooleanField("scenario", one.scenario());
                    text("failureMode", one.failureMode());
                });
        list("commands", plan.commands(), this::command);
        list(
                "conditions",
                plan.conditions(),
                one -> {
                    out.writeNumberField("line", one.line());
                    text("text", one.text());
                    text("source", one.source());
                    text("kind", one.kind().word());
                    text("predicate", one.predicate() == null ? null : one.predicate().text());
                    lines("governs", one.governs());
                });
        rest(plan);
    }

    private void rest(Plan plan) throws IOException {
        list(
                "pairs",
                plan.pairs(),
                one -> {
                    out.writeNumberField("open", one.open());
                    out.writeNumberField("close", one.close());
                });
        list(
                "waits",
                plan.waits(),
                one -> {
                    out.writeNumberField("line", one.line());
                    text("duration", one.duration());
                });
        list(
                "templates",
                plan.templates(),
                one -> {
                    out.writeNumberField("line", one.line());
                    out.writeNumberField("endLine", one.endLine());
                    text("name", one.name());
                });
        list(
                "symptoms",
                plan.symptoms(),
                one -> {
                    out.writeNumberField("line", one.line());
                    text("scenario", one.scenario());
                    text("text", one.text());
                    text("predicate", one.predicate() == null ? null : one.predicate().text());
                });
        list(
                "tasks",
                plan.tasks(),
                one -> {
                    out.writeNumberField("line", one.line());
                    text("text", one.text());
                    text("phase", one.phase().word());
                    text("builtIn", one.builtIn().word());
                    text("due", one.due());
                });
        list(
                "escalation",
                plan.escalation(),
                one -> {
                    out.writeNumberField("line", one.line());
                    text("text", one.text());
                    text("kind", one.kind().word());
                    text("value", one.value());
                });
    }

    private void command(Command one) throws IOException {
        out.writeNumberField("line", one.line());
        out.writeNumberField("endLine", one.endLine());
        text("text", one.text());
        text("step", one.step());
        text("role", one.role().word());
        text("phase", one.phase().word());
        text("danger", one.danger().word());
        texts("reasons", one.reasons());
        out.writeBooleanField("interactive", one.interactive());
        var unattended = one.unattended();
        if (unattended == null) out.writeNullField("unattended");
        else {
            out.writeObjectFieldStart("unattended");
            text("kind", unattended.kind().word());
            text("text", unattended.text());
            out.writeEndObject();
        }
        text("platform", one.platform().word());
        text("condition", one.condition());
        lines("conditionLines", one.conditionLines());
        if (one.alternativeOf() == null) out.writeNullField("alternativeOf");
        else out.writeNumberField("alternativeOf", one.alternativeOf());
        texts("placeholders", one.placeholders());
        texts("envNeeded", one.envNeeded());
        text("expected", one.expected());
        text("check", one.check() == null ? null : one.check().text());
        texts("evidence", one.evidence());
        out.writeBooleanField("revealsSecret", one.revealsSecret());
    }

    private void problems(List<Problem> problems) throws IOException {
        list(
                "problems",
                problems,
                one -> {
                    out.writeNumberField("line", one.where().line());
                    out.writeNumberField("column", one.where().column());
                    text("code", one.code());
                    text("severity", one.severity().word());
                    text("what", one.what());
                    text("mend", one.mend());
                });
    }
}
